-- expect: limit cpu
while true do local t = {{}, {}, {}} end
