-- A set of tools by material, a staff with on_use and wear, a repair recipe and a fuel.
local materials = {
    copper = {uses = 20, level = 2, times = {[1] = 4.0, [2] = 1.6, [3] = 0.8}},
    silver = {uses = 30, level = 3, times = {[1] = 3.0, [2] = 1.2, [3] = 0.6}},
}
for name, m in pairs(materials) do
    local item = "mymod:" .. name .. "_ingot"
    minetest.register_craftitem(item, {description = name:gsub("^%l", string.upper) .. " Ingot", inventory_image = "mymod_" .. name .. ".png"})
    minetest.register_tool("mymod:pick_" .. name, {
        description = name:gsub("^%l", string.upper) .. " Pickaxe",
        inventory_image = ("mymod_pick_%s.png"):format(name),
        tool_capabilities = {
            full_punch_interval = 1.0,
            max_drop_level = 1,
            groupcaps = {cracky = {times = table.copy(m.times), uses = m.uses, maxlevel = m.level}},
            damage_groups = {fleshy = 4},
        },
        sound = {breaks = "default_tool_breaks"},
        groups = {pickaxe = 1},
    })
    minetest.register_craft({
        output = "mymod:pick_" .. name,
        recipe = {{item, item, item}, {"", "group:stick", ""}, {"", "group:stick", ""}},
    })
end

minetest.register_tool("mymod:staff", {
    description = "Staff\n" .. minetest.colorize("#aaaaaa", "Heals its user"),
    inventory_image = "mymod_staff.png",
    range = 10,
    on_use = function(itemstack, user, pointed_thing)
        local hp = user:get_hp()
        if hp < 20 then
            user:set_hp(math.min(20, hp + 4))
        end
        minetest.add_particlespawner({
            amount = 10, time = 0.5,
            minpos = vector.subtract(user:get_pos(), 1), maxpos = vector.add(user:get_pos(), 1),
            minvel = {x = 0, y = 1, z = 0}, maxvel = {x = 0, y = 2, z = 0},
            texture = "mymod_heart.png",
        })
        itemstack:add_wear(65535 / 20)
        return itemstack
    end,
})
minetest.register_craft({type = "toolrepair", additional_wear = -0.02})
minetest.register_craft({type = "cooking", output = "mymod:copper_ingot", recipe = "mymod:copper_lump", cooktime = 5})
minetest.register_craft({type = "fuel", recipe = "mymod:staff", burntime = 12})
minetest.register_craft({
    type = "shapeless",
    output = "mymod:staff",
    recipe = {"group:stick", "mymod:silver_ingot", "bucket:bucket_water"},
    replacements = {{"bucket:bucket_water", "bucket:bucket_empty"}},
})
minetest.register_craftitem("mymod:copper_lump", {description = "Copper Lump", inventory_image = "mymod_copper_lump.png"})
