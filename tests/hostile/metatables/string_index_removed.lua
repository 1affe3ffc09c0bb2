-- expect: loaded|failed
local m = getmetatable("")
if type(m) == "table" then m.__index = nil end
core.register_node("mymod:a", {description = "A", groups = {cracky = 1}})
core.register_chatcommand("x", {func = function() return true, "y" end})
