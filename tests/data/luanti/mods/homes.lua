-- /sethome and /home, kept in mod storage, with a privilege and a cool-down.
local storage = minetest.get_mod_storage()
local last = {}

minetest.register_privilege("home", {description = "Can use /sethome and /home", give_to_singleplayer = true})

minetest.register_chatcommand("sethome", {
    description = "Set your home",
    privs = {home = true},
    func = function(name)
        local player = minetest.get_player_by_name(name)
        if not player then return false, "You must be online." end
        storage:set_string("home:" .. name, minetest.pos_to_string(vector.round(player:get_pos())))
        return true, "Home set!"
    end,
})
minetest.register_chatcommand("home", {
    params = "",
    description = "Teleport to your home",
    privs = {home = true},
    func = function(name, param)
        local player = minetest.get_player_by_name(name)
        if not player then return false, "You must be online." end
        if last[name] and minetest.get_gametime() - last[name] < 5 then
            return false, "Wait " .. 5 - (minetest.get_gametime() - last[name]) .. " seconds."
        end
        local pos = minetest.string_to_pos(storage:get_string("home:" .. name))
        if not pos then return false, "Set a home first with /sethome" end
        last[name] = minetest.get_gametime()
        player:set_pos(pos)
        minetest.chat_send_player(name, minetest.colorize("#00ff00", "Welcome home!"))
        return true, "Teleported to " .. minetest.pos_to_string(pos)
    end,
})
minetest.register_on_leaveplayer(function(player)
    last[player:get_player_name()] = nil
end)
