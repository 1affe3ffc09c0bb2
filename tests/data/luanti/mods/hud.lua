-- A coordinates HUD, updated by a globalstep; settings, player metadata, physics.
local interval = tonumber(minetest.settings:get("mymod_hud_interval")) or 0.5
local enabled = minetest.settings:get_bool("mymod_hud", true)
local huds = {}

minetest.register_on_joinplayer(function(player)
    if not enabled then return end
    local name = player:get_player_name()
    huds[name] = player:hud_add({
        hud_elem_type = "text", position = {x = 0, y = 1}, offset = {x = 10, y = -20},
        text = "", number = 0xFFFFFF, alignment = {x = 1, y = 0}, scale = {x = 100, y = 100},
    })
    player:hud_set_hotbar_itemcount(8)
    local visits = player:get_meta():get_int("visits") + 1
    player:get_meta():set_int("visits", visits)
    player:set_physics_override({speed = 1.2, jump = 1})
    minetest.chat_send_player(name, "Visit number " .. visits)
end)

minetest.register_on_leaveplayer(function(player)
    huds[player:get_player_name()] = nil
end)

local timer = 0
minetest.register_globalstep(function(dtime)
    timer = timer + dtime
    if timer < interval then return end
    timer = 0
    for _, player in ipairs(minetest.get_connected_players()) do
        local id = huds[player:get_player_name()]
        if id then
            local pos = vector.round(player:get_pos())
            player:hud_change(id, "text", ("%d %d %d"):format(pos.x, pos.y, pos.z))
        end
    end
end)
