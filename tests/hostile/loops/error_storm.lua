-- expect: limit cpu
while true do pcall(error, {}) end
