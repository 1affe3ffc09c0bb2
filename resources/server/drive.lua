-- SPDX-License-Identifier: Apache-2.0
-- Calls once what the mod has registered, with plausible arguments, and tells which calls raised.

local watch = ...
local core, vector = core, vector
local type, next, rawget, pcall, tostring = type, next, rawget, pcall, tostring
local find, sub = string.find, string.sub
local ItemStack = ItemStack
local new_vector = vector.new
local get_node, set_node, remove_node = core.get_node, core.set_node, core.remove_node
local add_entity, get_us_time = core.add_entity, core.get_us_time
local words, finding = watch.words, watch.finding

local LONGEST = 1.5e6 -- microseconds for all of it
local MOST_FINDINGS = 100

local here, player, ends, told

-- Calls a function of the mod. What fails only because the player is a stand-in is no finding.
local function try(what, callback, ...)
    if type(callback) ~= "function" or get_us_time() > ends then
        return
    end
    local fine, problem = pcall(callback, ...)
    if fine then
        return
    end
    problem = words(problem)
    if not find(problem, "ObjectRef expected, got table", 1, true) and told < MOST_FINDINGS then
        told = told + 1
        finding(what .. ": " .. problem)
    end
end

local function pointed()
    return { type = "node", under = new_vector(here), above = here + new_vector(0, 1, 0) }
end

local drivers = {}

local function driveItem(name, definition)
    local function call(field, ...)
        try(field .. " of " .. name, rawget(definition, field), ItemStack(name), ...)
    end
    call("on_use", player, pointed())
    call("on_secondary_use", player, { type = "nothing" })
    call("on_place", player, pointed())
    call("after_use", player, { name = "air", param1 = 0, param2 = 0 }, { wear = 0, time = 1 })
    call("on_drop", player, new_vector(here))
end
drivers.tool, drivers.craftitem = driveItem, driveItem

function drivers.node(name, definition)
    try("on_construct of " .. name, set_node, here, { name = name, param1 = 0, param2 = 0 })
    local function call(field, ...)
        try(field .. " of " .. name, rawget(definition, field), new_vector(here), ...)
    end
    call("after_place_node", player, ItemStack(name), pointed())
    call("on_punch", get_node(here), player, pointed())
    call("on_rightclick", get_node(here), player, ItemStack(""), pointed())
    call("on_timer", 1)
    call("on_receive_fields", "", { quit = "true" }, player)
    for _, kind in next, { "allow", "on" } do
        call(kind .. "_metadata_inventory_put", "main", 1, ItemStack(name), player)
        call(kind .. "_metadata_inventory_take", "main", 1, ItemStack(name), player)
        call(kind .. "_metadata_inventory_move", "main", 1, "main", 2, 1, player)
    end
    call("can_dig", player)
    if get_node(here).name == name then
        call("on_dig", get_node(here), player)
    end
    try("on_destruct of " .. name, remove_node, here)
    call("after_dig_node", { name = name, param1 = 0, param2 = 0 }, { fields = {}, inventory = {} }, player)
    try("on_construct of " .. name, set_node, here, { name = name, param1 = 0, param2 = 0 })
    call("on_blast", 1)
    pcall(remove_node, here)
    driveItem(name, definition)
end

function drivers.entity(name)
    local object
    try("on_activate of " .. name, function()
        object = add_entity(here, name)
    end)
    local entity = object and object:get_luaentity()
    if not entity then
        return
    end
    local function call(field, ...)
        try(field .. " of " .. name, entity[field], entity, ...)
    end
    call("on_step", 0.1, { touching_ground = true, collides = false, standing_on_object = false, collisions = {} })
    call("get_staticdata")
    call("on_rightclick", player)
    call("on_punch", player, 1, { full_punch_interval = 1, damage_groups = { fleshy = 1 } }, new_vector(0, 0, 1), 1)
    object:remove()
end

-- The node that an ABM or LBM is called on: the first that it names, or one of the group that it
-- names; none if the mod has no such node.
local function targetNode(definition)
    local names = rawget(definition, "nodenames")
    local name = type(names) == "table" and rawget(names, 1) or names
    if type(name) ~= "string" then
        return nil
    end
    local nodes = core.registered_nodes
    local group = sub(name, 1, 6) == "group:" and sub(name, 7)
    if group then
        name = nil
        for _, entry in next, watch.entries do
            if entry.kind == "node" and core.get_item_group(entry.name, group) ~= 0 then
                name = entry.name
                break
            end
        end
    end
    name = name and (rawget(core.registered_aliases, name) or name)
    if not name or not rawget(nodes, name) then
        return nil
    end
    pcall(set_node, here, { name = name })
    return get_node(here)
end

function drivers.abm(_, definition)
    local what = "action of ABM " .. tostring(rawget(definition, "label") or "without a label")
    local node = targetNode(definition)
    if node then
        try(what, rawget(definition, "action"), new_vector(here), node, 0, 0)
    end
end

function drivers.lbm(name, definition)
    local node = targetNode(definition)
    if not node then
        return
    end
    try("action of LBM " .. tostring(name), rawget(definition, "action"), new_vector(here), node, 0)
    try("bulk_action of LBM " .. tostring(name), rawget(definition, "bulk_action"), { new_vector(here) }, 0)
end

function drivers.chatcommand(name, definition)
    if type(definition) == "table" then
        try("chat command " .. name, rawget(definition, "func"), "singleplayer", "")
    end
end

local reason = { type = "set_hp", from = "mod" }
local arguments = {
    register_on_joinplayer = function() return player, nil end,
    register_on_newplayer = function() return player end,
    register_on_prejoinplayer = function() return "singleplayer", "127.0.0.1" end,
    register_on_leaveplayer = function() return player, false end,
    register_on_dieplayer = function() return player, reason end,
    register_on_respawnplayer = function() return player end,
    register_on_player_hpchange = function() return player, -1, reason end,
    register_on_chat_message = function() return "singleplayer", "hello" end,
    register_on_chatcommand = function() return "singleplayer", "help", "" end,
    register_on_punchnode = function() return new_vector(here), get_node(here), player, pointed() end,
    register_on_placenode = function()
        return new_vector(here), get_node(here), player, { name = "air" }, ItemStack("air"), pointed()
    end,
    register_on_dignode = function() return new_vector(here), { name = "air", param1 = 0, param2 = 0 }, player end,
    register_on_player_receive_fields = function() return player, "mesewright:form", { quit = "true" } end,
    register_on_craft = function() return ItemStack("air"), player, {}, player:get_inventory() end,
    register_craft_predict = function() return ItemStack("air"), player, {}, player:get_inventory() end,
    register_on_item_eat = function() return 1, nil, ItemStack("air"), player, pointed() end,
    register_on_punchplayer = function()
        return player, player, 1, { damage_groups = { fleshy = 1 } }, new_vector(0, 0, 1), 1
    end,
    register_on_rightclickplayer = function() return player, player end,
    register_on_generated = function() return new_vector(0, 0, 0), new_vector(79, 79, 79), 1 end,
    register_on_protection_violation = function() return new_vector(here), "singleplayer" end,
    register_on_cheat = function() return player, { type = "moved_too_fast" } end,
    register_on_priv_grant = function() return "singleplayer", "singleplayer", "fly" end,
    register_on_priv_revoke = function() return "singleplayer", "singleplayer", "fly" end,
}

function drivers.callback(name, callback)
    local make = arguments[name]
    if make then
        try(sub(name, 10), callback, make())
    end
end

function watch.drive(pos)
    here, told = pos, 0
    player = watch.player("singleplayer")
    watch.setOnline("singleplayer", true)
    ends = get_us_time() + LONGEST
    for _, entry in next, watch.entries do
        local driver = drivers[entry.kind]
        if driver and entry.definition ~= nil then
            -- The watcher's own errors here come from what the mod has done to the engine's tables.
            pcall(driver, entry.name, entry.definition)
        end
    end
end
