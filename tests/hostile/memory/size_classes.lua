-- expect: limit memory|limit cpu
for size = 4, 24 do
    local t = {}
    for i = 1, 4194304 / 2 ^ (size - 4) do t[i] = string.rep("x", 2 ^ size - 1) .. i end
    t = nil
    collectgarbage()
end
while true do local t = {} end
