-- expect: limit cpu
while true do loadstring("return 1")() end
