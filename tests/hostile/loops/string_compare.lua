-- expect: limit cpu
local a, b = string.rep("a", 4000000) .. "1", string.rep("a", 4000000) .. "2"
while true do local x = a < b end
