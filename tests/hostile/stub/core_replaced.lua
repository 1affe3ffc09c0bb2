-- expect: loaded
-- registered: 
core = setmetatable({}, {__index = function() return function() end end})
minetest = core
core.register_node("mymod:forged", {})
