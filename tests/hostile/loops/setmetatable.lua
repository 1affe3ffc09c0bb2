-- expect: limit cpu
while true do setmetatable({}, {}) end
