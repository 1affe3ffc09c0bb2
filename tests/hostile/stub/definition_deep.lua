-- expect: loaded
-- registered: mymod:a
local t = {}
for i = 1, 100000 do t = {t} end
core.register_node("mymod:a", {description = "A", _deep = t})
