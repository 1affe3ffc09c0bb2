-- expect: limit cpu
while true do pcall(string.find, string.rep("a", 20000), ".-.-.-.-b") end
