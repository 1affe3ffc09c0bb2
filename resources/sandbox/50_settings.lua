-- SPDX-License-Identifier: Apache-2.0
-- core.settings and Settings(path).
local host = ...
local S = host.stub
local lib = S.lib
local core, G = S.core, S.G
local type, next, string, table, tonumber = lib.type, lib.next, lib.string, lib.table, lib.tonumber
local match = string.match

local Settings = S.newClass("Settings")
local method = Settings.method

local function nameOf(name, fname)
    name = S.checkString(name, 1, fname)
    return name
end

method("get", function(state, name) return state.values[nameOf(name, "get")] end)
method("get_bool", function(state, name, default)
    local value = state.values[nameOf(name, "get_bool")]
    if value == nil then
        return default
    end
    return core.is_yes(value)
end)
method("get_np_group", function(state, name)
    local value = state.values[nameOf(name, "get_np_group")]
    return type(value) == "table" and value or nil
end)
method("get_flags", function(state, name)
    local value, flags = state.values[nameOf(name, "get_flags")], {}
    if not value then
        return nil
    end
    for word in string.gmatch(value, "[^,%s]+") do
        local off = match(word, "^no(.+)$")
        flags[off or word] = not off
    end
    return flags
end)
method("get_pos", function(state, name)
    return core.string_to_pos(state.values[nameOf(name, "get_pos")])
end)
method("has", function(state, name) return state.values[nameOf(name, "has")] ~= nil end)
method("get_names", function(state) return S.sortedKeys(state.values) end)
method("to_table", function(state) return S.rawCopy(state.values) end)
local function writable(state, name)
    if state.main and string.sub(name, 1, 7) == "secure." then
        S.raise("Attempted to set secure setting.")
    end
end
method("set", function(state, name, value)
    name = nameOf(name, "set")
    writable(state, name)
    state.values[name] = S.checkString(value, 2, "set")
end)
method("set_bool", function(state, name, value)
    name = nameOf(name, "set_bool")
    writable(state, name)
    state.values[name] = value and "true" or "false"
end)
method("set_pos", function(state, name, value)
    state.values[nameOf(name, "set_pos")] = core.pos_to_string(value)
end)
method("set_np_group", function(state, name, value)
    state.values[nameOf(name, "set_np_group")] = S.checkTable(value, 2, "set_np_group")
end)
method("remove", function(state, name)
    name = nameOf(name, "remove")
    local had = state.values[name] ~= nil
    state.values[name] = nil
    return had
end)
method("write", function(state)
    if not state.path then
        return true
    end
    local lines = {}
    for _, name in lib.ipairs(S.sortedKeys(state.values)) do
        lines[#lines + 1] = name .. " = " .. S.text(state.values[name])
    end
    return S.writeFile(state.path, table.concat(lines, "\n") .. "\n")
end)

core.settings = Settings.new({ main = true, values = {
    mg_name = "singlenode", bind_address = "127.0.0.1", dedicated_server_step = "0.05", num_emerge_threads = "1",
    port = "30000", server_announce = "false", name = "singleplayer", creative_mode = "false", enable_damage = "true",
    language = "", active_block_range = "4", time_speed = "72", movement_gravity = "9.81",
    movement_acceleration_default = "3", movement_speed_walk = "4", movement_speed_jump = "6.5",
    ["secure.enable_security"] = "true", deprecated_lua_api_handling = "log", item_entity_ttl = "900",
    default_privs = "interact, shout", static_spawnpoint = nil,
} })

function G.Settings(path)
    path = S.checkString(path, 1, "Settings")
    local values = {}
    for line in string.gmatch(S.readFile(path) or "", "[^\r\n]+") do
        local name, value = match(line, "^%s*([^#=%s][^=]-)%s*=%s*(.-)%s*$")
        if name then
            values[name] = value
        end
    end
    return Settings.new({ values = values, path = path })
end

-- The functions of old.
local methods = {}
for name, f in next, Settings.methods do
    methods[name] = f
end
local main = core.settings
for name, target in next, { setting_set = "set", setting_get = "get", setting_setbool = "set_bool",
    setting_getbool = "get_bool", setting_save = "write" } do
    core[name] = function(...)
        S.deprecated("minetest.setting_* functions are deprecated. Use methods on the minetest.settings object.")
        return methods[target](main, ...)
    end
end
function core.setting_get_pos(name)
    S.deprecated("minetest.setting_* functions are deprecated. Use methods on the minetest.settings object.")
    return methods.get_pos(main, name)
end
