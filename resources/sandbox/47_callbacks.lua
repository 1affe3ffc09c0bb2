-- SPDX-License-Identifier: Apache-2.0
-- register_globalstep and the register_on_... functions, and how the engine calls what they hold.
local host = ...
local S = host.stub
local lib = S.lib
local core = S.core
local type, table, next = lib.type, lib.table, lib.next

local origins = lib.setmetatable({}, { __index = function() return { mod = "??", name = "??" } end })
core.callback_origins = origins

-- Lists as the stub holds them; core.registered_... shows the same tables.
local lists = {}
S.callbacks = lists

local function registration(listName, registerName, reversed)
    local list = {}
    lists[listName] = list
    core["registered_" .. listName] = list
    core[registerName] = function(func)
        if func == nil then
            S.raise("table index is nil")
        end
        if reversed then
            table.insert(list, 1, func)
        else
            list[#list + 1] = func
        end
        origins[func] = { mod = core.get_current_modname() or "??", name = registerName }
        S.record("callback", registerName)
    end
end

registration("globalsteps", "register_globalstep")
registration("playerevents", "register_playerevent")
for _, name in lib.ipairs(S.words([[chat_message chatcommand punchnode placenode dignode generated newplayer dieplayer
    respawnplayer prejoinplayer joinplayer leaveplayer cheat craft item_eat item_pickup punchplayer authplayer
    rightclickplayer]])) do
    registration("on_" .. name .. "s", "register_on_" .. name)
end
for _, name in lib.ipairs(S.words([[mods_loaded shutdown protection_violation priv_grant priv_revoke
    modchannel_message liquid_transformed mapblocks_changed]])) do
    registration("on_" .. name, "register_on_" .. name)
end
registration("on_player_receive_fields", "register_on_player_receive_fields", true)
registration("on_player_inventory_actions", "register_on_player_inventory_action")
registration("allow_player_inventory_actions", "register_allow_player_inventory_action")
registration("craft_predicts", "register_craft_predict")
registration("can_bypass_userlimit", "register_can_bypass_userlimit")

local hp = { modifiers = {}, loggers = {} }
lists.on_player_hpchanges = hp
core.registered_on_player_hpchanges = hp
function core.register_on_player_hpchange(func, modifier)
    local list = modifier and hp.modifiers or hp.loggers
    list[#list + 1] = func
    if func == nil then
        S.raise("table index is nil")
    end
    origins[func] = { mod = core.get_current_modname() or "??", name = "register_on_player_hpchange" }
    S.record("callback", "register_on_player_hpchange")
end
function core.registered_on_player_hpchange(player, change, reason)
    for i = #hp.modifiers, 1, -1 do
        local last
        change, last = hp.modifiers[i](player, change, reason)
        if type(change) ~= "number" then
            S.raise("The register_on_hp_changes function has to return a number")
        end
        if last then
            break
        end
    end
    for i = 1, #hp.loggers do
        hp.loggers[i](player, change, reason)
    end
    return change
end

function core.register_on_auth_fail(func)
    S.deprecated("core.register_on_auth_fail is deprecated and should be replaced by core.register_on_authplayer instead.")
    core.register_on_authplayer(function(name, ip, success)
        if not success then
            func(name, ip)
        end
    end)
end
function core.register_on_mapgen_init(func)
    S.deprecated("register_on_mapgen_init is deprecated; use get_mapgen_setting")
    func({ mgname = "singlenode", seed = 1, water_level = 1, chunksize = 5, flags = "light" })
end

--- Modes as the engine names them: 0 first, 1 last, 2 and, 3 and (short), 4 or, 5 or (short).
function core.run_callbacks(callbacks, mode, ...)
    if type(callbacks) ~= "table" then
        S.raise("assertion failed!")
    end
    local n = #callbacks
    if n == 0 then
        if mode == 2 or mode == 3 then
            return true
        elseif mode == 4 or mode == 5 then
            return false
        end
        return nil
    end
    local result
    for i = 1, n do
        local value = callbacks[i](...)
        if (mode == 0 and i == 1) or (mode == 1 and i == n) then
            result = value
        elseif mode == 2 and (not value or i == 1) then
            result = value
        elseif mode == 3 then
            if value then
                return value
            end
            result = value
        elseif mode == 4 and ((value and not result) or i == 1) then
            result = value
        elseif mode == 5 and value then
            return value
        end
    end
    return result
end
S.runCallbacks = core.run_callbacks

function core.run_priv_callbacks(name, privilege, caller, method)
    local def = core.registered_privileges[privilege]
    local own = def and def["on_" .. method]
    if not own or not own(name, caller) then
        for _, func in lib.ipairs(lists["on_priv_" .. method]) do
            if not func(name, caller, privilege) then
                break
            end
        end
    end
end

function core.on_craft(stack, player, grid, inventory)
    for _, func in lib.ipairs(lists.on_crafts) do
        stack = S.G.ItemStack(func(stack, player, grid, inventory) or stack)
    end
    return stack
end
function core.craft_predict(stack, player, grid, inventory)
    for _, func in lib.ipairs(lists.craft_predicts) do
        stack = S.G.ItemStack(func(stack, player, grid, inventory) or stack)
    end
    return stack
end
