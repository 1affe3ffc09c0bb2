-- SPDX-License-Identifier: Apache-2.0
-- Tries once, with plausible arguments, what was registered. An error is a finding and decides
-- nothing; what does not end is stopped by a count of instructions.
local host = ...
local S = host.stub
local lib = S.lib
local core, G = S.core, S.G
local type, rawget, next, math, error = lib.type, lib.rawget, lib.next, lib.math, lib.error
local sethook = lib.debug.sethook

local tick = 100000           -- instructions between two looks
local ticksEach, ticksAll = 50, 200
local mostOfAKind = 40
local place = { x = 8, y = 1, z = 8 }

local used = 0
local function guarded(what, f, ...)
    if used >= ticksAll or type(f) ~= "function" then
        return
    end
    local ticks = 0
    sethook(function()
        ticks, used = ticks + 1, used + 1
        if ticks > ticksEach then
            error("did not end in time", 0)
        end
    end, "", tick)
    local ok, reason, line = S.protected(f, ...)
    sethook()
    if not ok then
        S.finding("callback_error", what .. ": " .. reason, line)
    end
end

local function vec() return S.vec(place.x, place.y, place.z) end
local function pointed() return { type = "node", under = vec(), above = S.vec(place.x, place.y + 1, place.z) } end

local function nodeCallbacks(name, definition, player)
    local function call(field, ...)
        local f = definition[field]
        -- The defaults are the engine's own: nothing of the mod is tried by them.
        if rawget(definition, field) ~= nil then
            guarded(name .. " " .. field, f, ...)
        end
    end
    local node = { name = name, param1 = 0, param2 = 0 }
    local function again()
        S.putNode(place, { name = name, param1 = 0, param2 = 0 })
    end
    local stack = G.ItemStack(name)
    again()
    call("on_construct", vec())
    again()
    call("after_place_node", vec(), player.ref, stack, pointed())
    again()
    call("on_punch", vec(), node, player.ref, pointed())
    again()
    call("on_rightclick", vec(), node, player.ref, G.ItemStack(""), pointed())
    again()
    call("on_timer", vec(), 1)
    again()
    call("on_receive_fields", vec(), "", { quit = "true" }, player.ref)
    for _, kind in lib.ipairs({ "allow", "on" }) do
        again()
        call(kind .. "_metadata_inventory_put", vec(), "main", 1, stack, player.ref)
        call(kind .. "_metadata_inventory_take", vec(), "main", 1, stack, player.ref)
        call(kind .. "_metadata_inventory_move", vec(), "main", 1, "main", 2, 1, player.ref)
    end
    again()
    call("on_blast", vec(), 1)
    again()
    call("can_dig", vec(), player.ref)
    call("on_dig", vec(), node, player.ref)
    again()
    call("on_destruct", vec())
    call("after_destruct", vec(), node)
    call("after_dig_node", vec(), node, { fields = {}, inventory = {} }, player.ref)
    S.putNode(place, { name = "air" })
end

local function itemCallbacks(name, definition, player)
    for _, field in lib.ipairs({ "on_use", "on_place", "on_secondary_use" }) do
        if rawget(definition, field) ~= nil then
            local stack = G.ItemStack(name)
            player.inventory.lists.main[1] = S.stackFrom(stack)
            guarded(name .. " " .. field, definition[field], stack, player.ref, pointed())
        end
    end
end

local function entityCallbacks(name, player)
    local object
    guarded(name .. " on_activate", function()
        object = core.add_entity(vec(), name)
    end)
    local state = object and S.Object.get(object)
    local entity = state and state.luaentity
    if not entity or state.removed then
        return
    end
    local function call(field, ...)
        if not state.removed then
            guarded(name .. " " .. field, entity[field], entity, ...)
        end
    end
    call("on_step", 0.1, { touching_ground = true, collides = false, standing_on_object = false, collisions = {} })
    call("on_rightclick", player.ref)
    call("get_staticdata")
    call("on_punch", player.ref, 1, { full_punch_interval = 1, damage_groups = { fleshy = 1 } }, S.vec(0, 0, 1), 1)
    if not state.removed then
        S.dropObject(state)
    end
end

local function blockAction(kind, spec)
    local names = spec.nodenames
    local name = type(names) == "string" and names or type(names) == "table" and names[1]
    if type(name) ~= "string" then
        return
    end
    local group = lib.string.match(name, "^group:(.+)$")
    if group then
        name = nil
        for _, other in lib.ipairs(S.sortedKeys(S.nodes)) do
            if S.itemGroup(other, group) ~= 0 then
                name = other
                break
            end
        end
    end
    name = name and S.resolve(name)
    if not name or not rawget(S.nodes, name) then
        return
    end
    S.putNode(place, { name = name, param1 = 0, param2 = 0 })
    if spec.action then
        guarded(kind .. " action", spec.action, vec(), { name = name, param1 = 0, param2 = 0 }, 0, 0)
    elseif spec.bulk_action then
        guarded(kind .. " bulk_action", spec.bulk_action, { vec() }, 0)
    end
    S.putNode(place, { name = "air" })
end

-- What the engine hands to each kind of callback.
local function callbackArguments(player)
    local node, air = { name = "air", param1 = 0, param2 = 0 }, { name = "air", param1 = 0, param2 = 0 }
    local stack = G.ItemStack("")
    return {
        globalsteps = { 0.1 }, on_newplayers = { player.ref }, on_joinplayers = { player.ref, 1735689600 },
        on_chat_messages = { player.name, "hello" }, on_chatcommands = { player.name, "help", "" },
        on_player_receive_fields = { player.ref, S.modname .. ":form", { quit = "true" } },
        on_placenodes = { vec(), node, player.ref, air, stack, pointed() },
        on_dignodes = { vec(), node, player.ref }, on_punchnodes = { vec(), node, player.ref, pointed() },
        on_generateds = { S.vec(0, 0, 0), S.vec(15, 15, 15), 1 },
        on_dieplayers = { player.ref, { type = "fall" } }, on_respawnplayers = { player.ref },
        on_punchplayers = { player.ref, player.ref, 1, { full_punch_interval = 1, damage_groups = {} }, S.vec(0, 0, 1), 0 },
        on_rightclickplayers = { player.ref, player.ref }, on_crafts = { stack, player.ref, {}, player.ref:get_inventory() },
        craft_predicts = { stack, player.ref, {}, player.ref:get_inventory() },
        on_item_eats = { 1, nil, stack, player.ref, pointed() }, on_protection_violation = { vec(), player.name },
        on_priv_grant = { player.name, nil, "shout" }, on_priv_revoke = { player.name, nil, "shout" },
        on_prejoinplayers = { "guest", "127.0.0.1" }, on_authplayers = { player.name, "127.0.0.1", true },
        on_cheats = { player.ref, { type = "moved_too_fast" } }, on_leaveplayers = { player.ref, false },
        on_shutdown = {},
    }
end

function S.drive()
    local player
    guarded("register_on_joinplayer", function()
        S.leavePlayer("singleplayer", true)
        player = S.ensurePlayer("singleplayer")
    end)
    player = player or S.ensurePlayer("singleplayer", true)
    local count = {}
    for i = 1, #S.records do
        local record = S.records[i]
        local kind, name = record.kind, record.name
        count[kind] = (count[kind] or 0) + 1
        if count[kind] <= mostOfAKind then
            local definition = record.definition
            if kind == "node" then
                nodeCallbacks(name, definition, player)
                itemCallbacks(name, definition, player)
            elseif kind == "tool" or kind == "craftitem" or kind == "item" then
                itemCallbacks(name, definition, player)
            elseif kind == "entity" then
                entityCallbacks(name, player)
            elseif kind == "abm" or kind == "lbm" then
                blockAction(kind, definition)
            elseif kind == "chatcommand" then
                guarded("/" .. name, definition.func, player.name, "")
            end
        end
    end
    local arguments = callbackArguments(player)
    for _, list in lib.ipairs(S.sortedKeys(arguments)) do
        local functions = S.callbacks[list]
        for i = 1, math.min(#functions, mostOfAKind) do
            if list ~= "on_joinplayers" and list ~= "on_newplayers" then
                guarded("registered_" .. list, functions[i], lib.unpack(arguments[list], 1, 8))
            end
        end
    end
    guarded("a later step", function()
        for _ = 1, 30 do
            S.step(0.1)
        end
    end)
end
