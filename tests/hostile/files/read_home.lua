-- expect: failed Mod security
local f = assert(io.open("@HOME@", "r"))
error("escaped: " .. f:read("*a"))
