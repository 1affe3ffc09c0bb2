-- expect: loaded|failed
local m = getmetatable("")
if type(m) == "table" then m.__add = function() return "x" end m.__call = function() return "y" end m.__lt = function() error("lt") end end
core.register_node("mymod:a", {description = "A"})
