-- Protection: is_protected is wrapped, areas live in an AreaStore and a file of the world.
local path = minetest.get_worldpath() .. "/mymod_areas.txt"
local store = AreaStore()
local owners = {}

local function save()
    local file = io.open(path, "w")
    if not file then
        minetest.log("error", "cannot write " .. path)
        return
    end
    file:write(minetest.serialize(owners))
    file:close()
end

local function load()
    local file = io.open(path, "r")
    if not file then return end
    owners = minetest.deserialize(file:read("*a")) or {}
    file:close()
end
load()

local old_is_protected = minetest.is_protected
function minetest.is_protected(pos, name)
    for id in pairs(store:get_areas_for_pos(pos)) do
        if owners[id] and owners[id] ~= name then
            return true
        end
    end
    return old_is_protected(pos, name)
end

minetest.register_on_protection_violation(function(pos, name)
    minetest.chat_send_player(name, "You can not dig here.")
end)

minetest.register_chatcommand("protect", {
    params = "<radius>",
    description = "Protect the area around you",
    func = function(name, param)
        local radius = tonumber(param)
        if not radius or radius < 1 or radius > 50 then
            return false, "Usage: /protect <radius>, 1 to 50"
        end
        local player = minetest.get_player_by_name(name)
        local pos = vector.round(player:get_pos())
        local id = store:insert_area(vector.subtract(pos, radius), vector.add(pos, radius), name)
        owners[id] = name
        save()
        return true, "Area " .. id .. " protected."
    end,
})
minetest.register_on_shutdown(save)
