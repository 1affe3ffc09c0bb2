-- expect: limit cpu
if jit then pcall(function() jit.on() end) end
local x = 0
while true do x = x + 1 end
