-- expect: loaded|failed
for _, name in ipairs({"string", "table", "math"}) do
    for key in pairs(_G[name]) do _G[name][key] = nil end
end
core.register_node("mymod:a", {description = "A", groups = {cracky = 1}, tiles = {"a.png"}})
