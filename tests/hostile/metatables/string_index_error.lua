-- expect: loaded|failed
local m = getmetatable("")
if type(m) == "table" then m.__index = function() error("string index") end end
core.register_node("mymod:a", {description = "A"})
core.register_craft({output = "mymod:a", recipe = {{"mymod:a"}}})
