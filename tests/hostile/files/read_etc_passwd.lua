-- expect: failed Mod security
local f = assert(io.open("/etc/passwd", "r"))
error("escaped: " .. f:read("*a"))
