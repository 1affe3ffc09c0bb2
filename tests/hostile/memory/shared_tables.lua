-- expect: limit report|limit cpu|limit memory
local t = {1, 2, 3, 4, 5, 6, 7, 8}
for i = 1, 14 do t = {t, t, t, t, t, t, t, t} end
core.register_node("mymod:a", {description = "A", _deep = t})
