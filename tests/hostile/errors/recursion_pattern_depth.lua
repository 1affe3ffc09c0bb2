-- expect: failed|loaded|limit cpu
local s = string.rep("a", 300000)
local x = s:match(string.rep("a?", 250000))
