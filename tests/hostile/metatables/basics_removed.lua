-- expect: loaded|failed
local core = core
pairs, ipairs, next, type, tostring, tonumber, rawget, rawset, select, setmetatable, getmetatable = nil
core.register_node("mymod:a", {description = "A", groups = {cracky = 1}})
