-- expect: limit cpu
local s = string.rep("(", 300000)
while true do s:find("%b()") end
