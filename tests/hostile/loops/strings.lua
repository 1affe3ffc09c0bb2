-- expect: limit cpu
local i = 0
while true do i = i + 1 local s = "s" .. i end
