-- expect: limit cpu
while true do collectgarbage() end
