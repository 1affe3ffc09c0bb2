-- expect: loaded|failed|limit cpu
local m = getmetatable("")
if type(m) == "table" then m.__index = function() while true do end end end
core.register_node("mymod:a", {description = "A"})
