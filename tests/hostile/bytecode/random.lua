-- expect: loaded
for i = 1, 300 do
    local t = {"\27LJ\2"}
    for j = 1, 50 do t[#t + 1] = string.char((i * 31 + j * 17 + i * j) % 256) end
    local f = loadstring(table.concat(t))
    if f then error("escaped") end
end
