-- expect: loaded
-- registered: mymod:a
local def = {description = "A", groups = {cracky = 1}}
core.register_node("mymod:a", def)
def.description = setmetatable({}, {__tostring = function() error("t") end})
setmetatable(def, {__index = error, __newindex = error})
