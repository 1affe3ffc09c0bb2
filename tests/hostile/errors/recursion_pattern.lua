-- expect: failed|loaded|limit cpu
local p = string.rep("(", 100) .. string.rep(")", 100)
local x = ("a"):find(p)
