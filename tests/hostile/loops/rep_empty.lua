-- expect: limit cpu
while true do string.rep("", 1e9) end
