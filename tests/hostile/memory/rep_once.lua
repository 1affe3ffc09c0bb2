-- expect: limit memory
local s = string.rep("x", 500000000)
