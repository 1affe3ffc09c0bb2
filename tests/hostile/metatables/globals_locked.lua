-- expect: loaded
-- registered: mymod:a
pcall(setmetatable, _G, {__metatable = "locked", __index = function(_, k) return k end})
core.register_node("mymod:a", {description = "A"})
