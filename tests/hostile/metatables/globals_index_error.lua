-- expect: loaded
-- registered: mymod:a
setmetatable(_G, {__index = function() error("index") end})
core.register_node("mymod:a", {description = "A"})
