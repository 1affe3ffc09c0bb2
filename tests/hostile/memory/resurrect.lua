-- expect: limit memory|limit cpu
local kept = {}
local function make()
    local proxy = newproxy and newproxy(true) or setmetatable({}, {})
    getmetatable(proxy).__gc = function(self) kept[#kept + 1] = self make() end
end
make()
while true do local t = {} kept[#kept + 1] = {} end
