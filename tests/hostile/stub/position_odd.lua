-- expect: loaded|failed
for _, pos in ipairs({{x = 0 / 0, y = 1 / 0, z = -1 / 0}, {}, {x = "a"}, setmetatable({}, {__index = function() return 1e308 end})}) do
    pcall(core.set_node, pos, {name = "air"})
    pcall(core.get_node, pos)
    pcall(core.find_node_near, pos, 1e9, {"air"})
    pcall(core.get_objects_inside_radius, pos, 1 / 0)
end
