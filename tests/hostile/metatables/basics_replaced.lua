-- expect: failed no
local error = error
for _, name in ipairs({"pairs", "ipairs", "next", "type", "tostring", "rawget", "pcall", "xpcall", "select"}) do
    _G[name] = function() error("replaced " .. name) end
end
core.register_node("mymod:a", {description = "A"})
error("no")
