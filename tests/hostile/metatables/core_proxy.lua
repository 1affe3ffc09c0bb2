-- expect: loaded|failed
setmetatable(core, {__index = function() return function() end end, __newindex = function() error("new") end})
core.register_node("mymod:a", {description = "A"})
