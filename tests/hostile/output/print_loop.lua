-- expect: limit output
while true do print("x") end
