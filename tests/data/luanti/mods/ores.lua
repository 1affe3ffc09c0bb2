-- Ores, a biome, a decoration, and a generator callback over a voxel manipulator.
minetest.register_node("mymod:stone", {description = "Stone", tiles = {"mymod_stone.png"}, groups = {cracky = 3, stone = 1}, drop = "mymod:cobble"})
minetest.register_node("mymod:cobble", {description = "Cobble", tiles = {"mymod_cobble.png"}, groups = {cracky = 3}})
minetest.register_node("mymod:stone_with_ruby", {
    description = "Ruby Ore",
    tiles = {"mymod_stone.png^mymod_mineral_ruby.png"},
    groups = {cracky = 2},
    drop = {max_items = 1, items = {{items = {"mymod:ruby 2"}, rarity = 5}, {items = {"mymod:ruby"}}}},
})
minetest.register_craftitem("mymod:ruby", {description = "Ruby", inventory_image = "mymod_ruby.png"})
minetest.register_node("mymod:flower", {
    description = "Flower", drawtype = "plantlike", tiles = {"mymod_flower.png"}, paramtype = "light",
    walkable = false, buildable_to = true, groups = {snappy = 3, flora = 1, attached_node = 1},
})
minetest.register_ore({
    ore_type = "scatter", ore = "mymod:stone_with_ruby", wherein = "mymod:stone",
    clust_scarcity = 15 * 15 * 15, clust_num_ores = 4, clust_size = 3, y_max = -255, y_min = -31000,
})
minetest.register_biome({
    name = "ruby_plains", node_top = "mymod:stone", depth_top = 1, node_filler = "mymod:stone", depth_filler = 3,
    y_max = 31000, y_min = 6, heat_point = 60, humidity_point = 40,
})
minetest.register_decoration({
    deco_type = "simple", place_on = {"mymod:stone"}, sidelen = 16,
    noise_params = {offset = 0, scale = 0.02, spread = {x = 200, y = 200, z = 200}, seed = 329, octaves = 3, persist = 0.6},
    biomes = {"ruby_plains"}, y_max = 200, y_min = 1, decoration = "mymod:flower",
})

local c_air, c_stone
local data = {}
minetest.register_on_generated(function(minp, maxp, seed)
    c_air = c_air or minetest.get_content_id("air")
    c_stone = c_stone or minetest.get_content_id("mymod:stone")
    local vm, emin, emax = minetest.get_mapgen_object("voxelmanip")
    local area = VoxelArea:new({MinEdge = emin, MaxEdge = emax})
    vm:get_data(data)
    local random = PseudoRandom(seed)
    local noise = minetest.get_perlin({offset = 0, scale = 1, spread = {x = 50, y = 50, z = 50}, seed = 4, octaves = 2, persist = 0.5})
    for x = minp.x, minp.x + 3 do
        local height = math.floor(noise:get_2d({x = x, y = minp.z}) * 4)
        for i in area:iter(x, minp.y, minp.z, x, math.min(maxp.y, minp.y + 4 + height % 3), minp.z) do
            if data[i] == c_air and random:next(1, 3) > 1 then
                data[i] = c_stone
            end
        end
    end
    vm:set_data(data)
    vm:calc_lighting()
    vm:write_to_map()
    vm:update_liquids()
end)
