-- expect: limit cpu
local s = string.rep("a", 20000)
s:match("a*a*a*a*b")
