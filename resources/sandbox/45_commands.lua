-- SPDX-License-Identifier: Apache-2.0
-- Chat commands and privileges, and who has which.
local host = ...
local S = host.stub
local lib = S.lib
local core = S.core
local type, next, string, table, rawget = lib.type, lib.next, lib.string, lib.table, lib.rawget

local commands, privileges = {}, {}
S.commands, S.privileges = commands, privileges
core.registered_chatcommands, core.registered_privileges = commands, privileges
core.chatcommands = commands

local commandFields = { params = true, description = true, privs = true, func = true, mod_origin = true }

function core.register_chatcommand(cmd, def)
    def = def == nil and {} or def
    S.indexed(def, "def")
    def.params = def.params or ""
    def.description = def.description or ""
    def.privs = def.privs or {}
    def.mod_origin = core.get_current_modname() or "??"
    if cmd == nil then
        S.raise("table index is nil")
    end
    commands[cmd] = def
    S.record("chatcommand", S.text(cmd), def, "chatcommand:" .. S.text(cmd))
    if S.phase ~= "setup" then
        for _, field in lib.ipairs(S.sortedKeys(def)) do
            if not commandFields[field] and string.sub(S.text(field), 1, 1) ~= "_" then
                S.finding("invalid_field", "chat command " .. S.text(cmd) .. ": unknown field " .. S.text(field))
            end
        end
        if type(def.func) ~= "function" then
            S.finding("invalid_field", "chat command " .. S.text(cmd) .. ": func is a " .. type(def.func))
        end
    end
end

function core.unregister_chatcommand(name)
    if commands[name] then
        commands[name] = nil
        S.forget("chatcommand:" .. S.text(name))
    else
        S.warning("Not unregistering chatcommand " .. S.text(name) .. " because it doesn't exist.")
    end
end

function core.override_chatcommand(name, redefinition)
    local command = commands[name]
    if not command then
        S.raise("Attempt to override non-existent chatcommand " .. S.text(name))
    end
    for k, v in next, redefinition do
        lib.rawset(command, k, v)
    end
    commands[name] = command
end

function core.register_privilege(name, param)
    local def = type(param) == "table" and param or { description = param }
    if def.give_to_singleplayer == nil then
        def.give_to_singleplayer = true
    end
    if def.give_to_admin == nil then
        def.give_to_admin = def.give_to_singleplayer
    end
    if def.description == nil then
        def.description = "(no description)"
    end
    if name == nil then
        S.raise("table index is nil")
    end
    privileges[name] = def
    S.record("privilege", S.text(name), def, "privilege:" .. S.text(name))
end

for _, name in lib.ipairs(S.words([[interact shout basic_privs privs teleport bring settime server protection_bypass ban
    kick give password fly fast noclip rollback debug]])) do
    core.register_privilege(name, { description = name, give_to_singleplayer = name ~= "fly" and name ~= "fast"
        and name ~= "noclip" and name ~= "rollback" and name ~= "debug" })
end

-- The privileges of each player; the mod's own are given to the only player.
local granted = {}
function S.grantAll(name)
    granted[name] = granted[name] or {}
    for privilege in next, privileges do
        granted[name][privilege] = true
    end
end
function S.privilegesOf(name)
    return granted[name]
end

local auth = {}
function auth.get_auth(name)
    if S.phase == "loading" or S.phase == "loaded" then
        S.raise("Attempt to access an auth function but the auth system is yet not initialized. This causes bugs.")
    end
    local privs = granted[name]
    if not privs then
        return nil
    end
    return { password = "", privileges = S.rawCopy(privs), last_login = 1735689600 }
end
function auth.create_auth(name)
    granted[name] = granted[name] or {}
end
function auth.delete_auth(name)
    local had = granted[name] ~= nil
    granted[name] = nil
    return had
end
function auth.set_password(name)
    granted[name] = granted[name] or {}
    return true
end
function auth.set_privileges(name, privs)
    S.checkTable(privs, 2, "set_privileges")
    local old = granted[name] or {}
    granted[name] = {}
    for privilege, on in next, privs do
        if on then
            granted[name][privilege] = true
        end
    end
    for privilege in next, granted[name] do
        if not old[privilege] then
            core.run_priv_callbacks(name, privilege, nil, "grant")
        end
    end
    for privilege in next, old do
        if not granted[name][privilege] then
            core.run_priv_callbacks(name, privilege, nil, "revoke")
        end
    end
end
function auth.reload() return true end
function auth.commit() return true end
function auth.record_login() return true end
function auth.iterate()
    return next, S.rawCopy(granted), nil
end
core.builtin_auth_handler = auth
local handler
function core.get_auth_handler() return handler or auth end
function core.register_authentication_handler(other)
    if handler then
        S.raise("Add-on authentication handler already registered by ??")
    end
    handler = other
end
function core.notify_authentication_modified() end
function core.auth_reload() return true end
function core.player_exists(name) return core.get_auth_handler().get_auth(name) ~= nil end
function core.set_player_password(name, password) return core.get_auth_handler().set_password(name, password) end
function core.remove_player_auth(name) return core.get_auth_handler().delete_auth(name) end
function core.get_password_hash() return "#1#AAAA#AAAA" end
function core.check_password_entry() return true end

function core.get_player_privs(name)
    local entry = core.get_auth_handler().get_auth(S.checkString(name, 1, "get_player_privs"))
    return entry and entry.privileges or {}
end
function core.set_player_privs(name, privs)
    core.get_auth_handler().set_privileges(name, privs)
end
function core.change_player_privs(name, changes)
    local privs = core.get_player_privs(name)
    for privilege, on in next, changes do
        privs[privilege] = on and true or nil
    end
    core.set_player_privs(name, privs)
end

function core.check_player_privs(name, ...)
    if S.isPlayer(name) then
        name = S.playerName(name)
    elseif type(name) ~= "string" then
        S.raise("core.check_player_privs expects a player or playername as argument.")
    end
    local wanted = { ... }
    if #wanted == 1 and type(wanted[1]) == "table" then
        local list = {}
        for privilege, on in next, wanted[1] do
            if on then
                list[#list + 1] = privilege
            end
        end
        wanted = list
    end
    local privs, missing = core.get_player_privs(name), {}
    for _, privilege in lib.ipairs(wanted) do
        if not privs[privilege] then
            missing[#missing + 1] = privilege
        end
    end
    if #missing > 0 then
        return false, missing
    end
    return true, ""
end

function core.privs_to_string(privs, delim)
    local list = {}
    for _, name in lib.ipairs(S.sortedKeys(S.checkTable(privs, 1, "privs_to_string"))) do
        if privs[name] then
            list[#list + 1] = S.text(name)
        end
    end
    return table.concat(list, delim or ",")
end
function core.string_to_privs(text, delim)
    S.checkString(text, 1, "string_to_privs")
    local privs = {}
    for _, name in lib.ipairs(S.split(text, delim or ",")) do
        name = string.match(name, "^%s*(.-)%s*$")
        if name ~= "" then
            privs[name] = true
        end
    end
    return privs
end

-- The engine's own commands exist; only a few of them do something here.
local builtin = S.words([[me admin privs haspriv grant grantme revoke revokeme setpassword clearpassword auth_reload
    remove_player teleport set emergeblocks deleteblocks fixlight mods give giveme spawnentity pulverize rollback_check
    rollback status time days shutdown ban unban kick clearobjects msg last-login clearinv kill help]])
for _, name in lib.ipairs(builtin) do
    core.register_chatcommand(name, { description = name, func = function(player)
        return true, "/" .. name .. " is not available here"
    end })
end
commands.kill.func = function(name)
    local player = core.get_player_by_name(name)
    if not player then
        return false, "No such player"
    end
    core.get_player_by_name(name):set_hp(0)
    return true
end
