-- expect: loaded|failed
local stack = ItemStack("mymod:a")
local m = getmetatable(stack)
if type(m) == "table" then
    for k in pairs(m) do m[k] = function() error("stolen") end end
    if type(m.__index) == "table" then for k in pairs(m.__index) do m.__index[k] = nil end end
end
core.register_craft({output = "mymod:a", recipe = {{"mymod:a"}}})
core.register_node("mymod:a", {description = "A", drop = "mymod:a", on_punch = function() return ItemStack("x") end})
