-- expect: failed|limit memory|loaded
local s = string.rep(string.rep("x", 65536), 2 ^ 48)
