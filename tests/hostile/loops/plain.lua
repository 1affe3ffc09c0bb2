-- expect: limit cpu
while true do end
