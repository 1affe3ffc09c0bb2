-- expect: failed
local f = assert(loadstring("return " .. string.rep("(", 100000) .. "1" .. string.rep(")", 100000)))
