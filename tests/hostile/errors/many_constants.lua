-- expect: failed|loaded
local t = {}
for i = 1, 70000 do t[i] = "x = \"" .. i .. "\"" end
local f = assert(loadstring(table.concat(t, "\n")))
f()
