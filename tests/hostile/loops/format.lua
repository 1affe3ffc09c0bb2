-- expect: limit cpu
while true do string.format("%99.99f", 1 / 3) end
