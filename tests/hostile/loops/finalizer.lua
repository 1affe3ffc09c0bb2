-- expect: limit cpu
local proxy = newproxy and newproxy(true) or setmetatable({}, {})
getmetatable(proxy).__gc = function() while true do end end
if not newproxy then setmetatable({}, {__gc = getmetatable(proxy).__gc}) end
proxy = nil
collectgarbage()
while true do local t = {} end
