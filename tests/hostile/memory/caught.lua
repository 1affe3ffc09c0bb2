-- expect: limit memory
for i = 1, 1000 do pcall(string.rep, "x", 300000000) end
