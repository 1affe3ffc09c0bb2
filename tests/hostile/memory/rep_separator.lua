-- expect: limit memory
local s = ("x"):rep(100000000, ("y"):rep(10))
