-- A door of two nodes that opens when clicked.
local function toggle(pos, node)
    local open = node.name == "mymod:door_open"
    minetest.swap_node(pos, {name = open and "mymod:door_closed" or "mymod:door_open", param2 = node.param2})
    minetest.sound_play(open and "door_close" or "door_open", {pos = pos, gain = 0.3, max_hear_distance = 10}, true)
end

for _, state in ipairs({"closed", "open"}) do
    minetest.register_node("mymod:door_" .. state, {
        description = "Door (" .. state .. ")",
        drawtype = "nodebox",
        tiles = {"mymod_door.png", "mymod_door.png^[transformFX"},
        paramtype = "light",
        paramtype2 = "facedir",
        is_ground_content = false,
        walkable = state == "closed",
        groups = {choppy = 2, door = 1, not_in_creative_inventory = state == "open" and 1 or 0},
        drop = "mymod:door_closed",
        node_box = {type = "fixed", fixed = {-0.5, -0.5, -0.5, 0.5, 0.5, -0.375}},
        on_rightclick = function(pos, node, clicker, itemstack)
            if minetest.is_protected(pos, clicker:get_player_name()) then
                minetest.record_protection_violation(pos, clicker:get_player_name())
                return itemstack
            end
            toggle(pos, node)
            return itemstack
        end,
        on_rotate = function() return false end,
    })
end

minetest.register_craft({
    output = "mymod:door_closed 2",
    recipe = {
        {"group:wood", "group:wood"},
        {"group:wood", "group:wood"},
        {"group:wood", "group:wood"},
    },
})
minetest.register_alias("mymod:door", "mymod:door_closed")
