-- expect: limit output|limit cpu|failed
while true do io.write("x") end
