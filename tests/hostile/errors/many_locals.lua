-- expect: failed
local t = {}
for i = 1, 300 do t[i] = "local a" .. i .. " = 1" end
assert(loadstring(table.concat(t, "\n")))
