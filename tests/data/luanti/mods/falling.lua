-- Liquids, falling sand, a bucket, a schematic, and raycasts of a grappling hook. Written for core.
core.register_node("mymod:sand", {description = "Sand", tiles = {"sand.png"}, groups = {crumbly = 3, falling_node = 1, sand = 1}})
for _, kind in ipairs({"source", "flowing"}) do
    core.register_node("mymod:oil_" .. kind, {
        description = "Oil " .. kind,
        drawtype = kind == "source" and "liquid" or "flowingliquid",
        tiles = {"oil.png"},
        special_tiles = {{name = "oil.png", backface_culling = false}, {name = "oil.png", backface_culling = true}},
        use_texture_alpha = "blend", paramtype = "light", paramtype2 = kind == "flowing" and "flowingliquid" or nil,
        walkable = false, pointable = false, diggable = false, buildable_to = true, is_ground_content = false,
        drop = "", drowning = 1, liquidtype = kind,
        liquid_alternative_flowing = "mymod:oil_flowing", liquid_alternative_source = "mymod:oil_source",
        liquid_viscosity = 7, liquid_range = 3, liquid_renewable = false,
        post_effect_color = {a = 200, r = 10, g = 10, b = 10}, groups = {liquid = 2, oil = 1},
    })
end
core.register_craftitem("mymod:bucket", {
    description = "Bucket", inventory_image = "bucket.png", liquids_pointable = true, stack_max = 1,
    on_use = function(itemstack, user, pointed_thing)
        if pointed_thing.type ~= "node" then return end
        local node = core.get_node(pointed_thing.under)
        if core.get_item_group(node.name, "oil") > 0 then
            core.remove_node(pointed_thing.under)
            return ItemStack("mymod:bucket_oil")
        end
    end,
})
core.register_craftitem("mymod:bucket_oil", {description = "Bucket of Oil", inventory_image = "bucket_oil.png", stack_max = 1})
core.register_tool("mymod:hook", {
    description = "Hook", inventory_image = "hook.png",
    on_use = function(itemstack, user)
        local eye = vector.offset(user:get_pos(), 0, user:get_properties().eye_height, 0)
        local target = eye + user:get_look_dir() * 20
        for thing in core.raycast(eye, target, false, false) do
            if thing.type == "node" then
                user:add_velocity(vector.direction(eye, thing.under) * 8)
                return itemstack
            end
        end
    end,
})
local hut = {size = {x = 2, y = 1, z = 2}, data = {
    {name = "mymod:sand"}, {name = "air"}, {name = "mymod:sand", prob = 255}, {name = "mymod:sand", param2 = 1}}}
core.register_chatcommand("hut", {
    func = function(name)
        local pos = core.get_player_by_name(name):get_pos():round()
        core.place_schematic(pos, hut, "0", nil, true)
        core.check_for_falling(pos)
        return true, #core.find_nodes_in_area(pos, pos:offset(1, 0, 1), "mymod:sand") .. " of sand"
    end,
})
