-- expect: failed|limit memory|loaded
local s = string.rep("x", 1e15)
