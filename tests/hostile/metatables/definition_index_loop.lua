-- expect: limit cpu|loaded|failed
core.register_node("mymod:a", setmetatable({description = "A"}, {__index = function() while true do end end}))
