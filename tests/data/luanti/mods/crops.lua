-- Wheat in four stages that an ABM grows, a bone meal that grows it at once, and an LBM for old worlds.
local S = minetest.get_translator("mymod")
local stages = 4

for stage = 1, stages do
    local drop = {items = {{items = {"mymod:seed"}, rarity = 1}}}
    if stage == stages then
        table.insert(drop.items, {items = {"mymod:wheat 2"}})
    end
    minetest.register_node("mymod:wheat_" .. stage, {
        description = S("Wheat @1", stage),
        drawtype = "plantlike",
        waving = 1,
        tiles = {"mymod_wheat_" .. stage .. ".png"},
        paramtype = "light",
        paramtype2 = "meshoptions",
        place_param2 = 3,
        walkable = false,
        buildable_to = true,
        sunlight_propagates = true,
        selection_box = {type = "fixed", fixed = {-0.5, -0.5, -0.5, 0.5, -0.5 + stage / 4, 0.5}},
        groups = {snappy = 3, flammable = 2, plant = 1, attached_node = 1, growing = stage < stages and 1 or nil},
        drop = drop,
        _stage = stage,
    })
end

local function grow(pos, node)
    local stage = minetest.registered_nodes[node.name]._stage
    if not stage or stage >= stages then return false end
    if (minetest.get_node_light(pos) or 0) < 12 then return false end
    minetest.set_node(pos, {name = "mymod:wheat_" .. (stage + 1), param2 = 3})
    return true
end

minetest.register_craftitem("mymod:seed", {
    description = S("Wheat Seed"),
    inventory_image = "mymod_seed.png",
    on_place = function(itemstack, placer, pointed_thing)
        if pointed_thing.type ~= "node" then return itemstack end
        local above = minetest.get_node(pointed_thing.above)
        if not minetest.registered_nodes[above.name].buildable_to then return itemstack end
        minetest.set_node(pointed_thing.above, {name = "mymod:wheat_1", param2 = 3})
        itemstack:take_item()
        return itemstack
    end,
})
minetest.register_craftitem("mymod:wheat", {description = S("Wheat"), inventory_image = "mymod_wheat.png", groups = {food = 1}})
minetest.register_craftitem("mymod:bonemeal", {
    description = S("Bone Meal"),
    inventory_image = "mymod_bonemeal.png",
    on_use = function(itemstack, user, pointed_thing)
        if pointed_thing.type == "node" and grow(pointed_thing.under, minetest.get_node(pointed_thing.under)) then
            itemstack:take_item(1)
        end
        return itemstack
    end,
})

minetest.register_abm({
    label = "Grow wheat",
    nodenames = {"group:growing"},
    interval = 5,
    chance = 1,
    catch_up = false,
    action = grow,
})
minetest.register_lbm({
    name = "mymod:wheat_upgrade",
    label = "Give old wheat its look",
    nodenames = {"mymod:wheat_1"},
    run_at_every_load = false,
    action = function(pos, node)
        node.param2 = 3
        minetest.swap_node(pos, node)
    end,
})
