-- A locked chest with a formspec, an inventory, metadata and a private owner.
local function formspec(pos)
    local spos = pos.x .. "," .. pos.y .. "," .. pos.z
    return "size[8,9]" ..
        "list[nodemeta:" .. spos .. ";main;0,0.3;8,4;]" ..
        "list[current_player;main;0,4.85;8,1;]" ..
        "list[current_player;main;0,6.08;8,3;8]" ..
        "button_exit[6,8.4;2,1;close;" .. minetest.formspec_escape("Close [x]") .. "]"
end

local function allowed(pos, player)
    local owner = minetest.get_meta(pos):get_string("owner")
    return owner == "" or player:get_player_name() == owner
end

minetest.register_node("mymod:chest", {
    description = "Locked Chest",
    tiles = {"mymod_chest_top.png", "mymod_chest_top.png", "mymod_chest_side.png",
        "mymod_chest_side.png", "mymod_chest_side.png", "mymod_chest_lock.png"},
    paramtype2 = "facedir",
    groups = {choppy = 2, oddly_breakable_by_hand = 2},
    legacy_facedir_simple = true,
    is_ground_content = false,
    on_construct = function(pos)
        local meta = minetest.get_meta(pos)
        meta:set_string("infotext", "Locked Chest")
        meta:set_string("owner", "")
        meta:get_inventory():set_size("main", 8 * 4)
    end,
    after_place_node = function(pos, placer)
        local meta = minetest.get_meta(pos)
        meta:set_string("owner", placer:get_player_name() or "")
        meta:set_string("infotext", "Locked Chest (owned by " .. meta:get_string("owner") .. ")")
    end,
    can_dig = function(pos, player)
        return minetest.get_meta(pos):get_inventory():is_empty("main") and allowed(pos, player)
    end,
    on_rightclick = function(pos, node, clicker)
        if allowed(pos, clicker) then
            minetest.show_formspec(clicker:get_player_name(), "mymod:chest", formspec(pos))
        end
    end,
    allow_metadata_inventory_put = function(pos, listname, index, stack, player)
        return allowed(pos, player) and stack:get_count() or 0
    end,
    allow_metadata_inventory_take = function(pos, listname, index, stack, player)
        return allowed(pos, player) and stack:get_count() or 0
    end,
    allow_metadata_inventory_move = function(pos, from_list, from_index, to_list, to_index, count, player)
        return allowed(pos, player) and count or 0
    end,
    on_metadata_inventory_put = function(pos, listname, index, stack, player)
        minetest.log("action", player:get_player_name() .. " moves " .. stack:get_name() ..
            " to chest at " .. minetest.pos_to_string(pos))
    end,
    on_blast = function() end,
})

minetest.register_on_player_receive_fields(function(player, formname, fields)
    if formname ~= "mymod:chest" then return end
    if fields.quit then
        minetest.log("info", player:get_player_name() .. " closed a chest")
    end
    return true
end)
