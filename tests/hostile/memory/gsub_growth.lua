-- expect: limit memory
local s = ("a"):rep(1000000):gsub("a", ("b"):rep(10000))
