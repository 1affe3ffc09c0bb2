-- expect: limit cpu
local s = string.rep("x", 7000)
while true do local t = {s:byte(1, -1)} end
