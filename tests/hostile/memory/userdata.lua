-- expect: limit memory|limit cpu
local t = {}
while true do t[#t + 1] = newproxy and newproxy(true) or {{}, {}} end
