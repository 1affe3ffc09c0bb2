-- Lamps switched by a lever nearby; after(), find_nodes_in_area, punch, groups, override_item, on_mods_loaded.
minetest.register_node("mymod:lever", {
    description = "Lever", drawtype = "signlike", tiles = {"lever.png"}, inventory_image = "lever.png",
    paramtype = "light", paramtype2 = "wallmounted", walkable = false, sunlight_propagates = true,
    selection_box = {type = "wallmounted"}, groups = {dig_immediate = 2},
    on_punch = function(pos, node, puncher)
        local r = 3
        local list = minetest.find_nodes_in_area(vector.subtract(pos, r), vector.add(pos, r), {"group:lamp"})
        for _, p in ipairs(list) do
            local lamp = minetest.get_node(p)
            local on = lamp.name == "mymod:lamp_on"
            minetest.swap_node(p, {name = on and "mymod:lamp_off" or "mymod:lamp_on"})
            if not on then
                minetest.after(2, function(where)
                    if minetest.get_node(where).name == "mymod:lamp_on" then
                        minetest.swap_node(where, {name = "mymod:lamp_off"})
                    end
                end, p)
            end
        end
        local meta = minetest.get_meta(pos)
        meta:set_int("count", meta:get_int("count") + 1)
    end,
})
for _, state in pairs({"on", "off"}) do
    minetest.register_node("mymod:lamp_" .. state, {
        description = "Lamp", tiles = {"lamp_" .. state .. ".png"}, groups = {cracky = 3, lamp = 1},
        light_source = state == "on" and minetest.LIGHT_MAX or 0, drop = "mymod:lamp_off",
    })
end
minetest.override_item("mymod:lamp_off", {description = "Lamp (off)"})
minetest.register_on_mods_loaded(function()
    local lamps = 0
    for name, def in pairs(minetest.registered_nodes) do
        if minetest.get_item_group(name, "lamp") > 0 then
            lamps = lamps + 1
        end
    end
    minetest.log("action", "[mymod] " .. lamps .. " lamps")
end)
minetest.register_on_dignode(function(pos, oldnode, digger)
    if oldnode.name == "mymod:lever" and digger then
        minetest.chat_send_player(digger:get_player_name(), "The lever is gone.")
    end
end)
