-- expect: failed|loaded
local t = {}
for i = 1, 1000 do t[i] = i % 7 end
table.sort(t, function(a, b) t[#t + 1] = 1 t[1] = nil return (a or 0) < (b or 0) end)
