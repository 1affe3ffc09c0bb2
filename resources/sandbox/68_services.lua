-- SPDX-License-Identifier: Apache-2.0
-- The rest of a server: sounds, particles, forms, schematics, falling nodes, version, side services.
local host = ...
local S = host.stub
local lib = S.lib
local core, G = S.core, S.G
local type, next, math, string, tonumber, rawget = lib.type, lib.next, lib.math, lib.string, lib.tonumber, lib.rawget

local handles = 0
function core.sound_play(spec, parameters, ephemeral)
    if spec ~= nil and type(spec) ~= "string" and type(spec) ~= "table" then
        S.finding("warning", "sound_play: the sound is a " .. type(spec))
    end
    if ephemeral then
        return nil
    end
    handles = handles + 1
    return handles
end
function core.sound_stop(handle) S.checkNumber(handle, 1, "sound_stop") end
function core.sound_fade(handle) S.checkNumber(handle, 1, "sound_fade") end
function core.add_particle(t)
    if type(t) ~= "table" or t.x then
        S.deprecated("add_particle with positions in a row is deprecated; give one table")
        return
    end
end
function core.add_particlespawner(t)
    if type(t) ~= "table" then
        S.deprecated("add_particlespawner with values in a row is deprecated; give one table")
    end
    handles = handles + 1
    return handles
end
function core.delete_particlespawner(id) S.checkNumber(id, 1, "delete_particlespawner") end
function core.dynamic_add_media(options, callback)
    if type(options) == "string" then
        options = { filepath = options }
    end
    S.checkTable(options, 1, "dynamic_add_media")
    return true
end
core.dynamic_media_callbacks = {}
function core.hud_replace_builtin(name, definition)
    S.checkString(name, 1, "hud_replace_builtin")
    S.checkTable(definition, 2, "hud_replace_builtin")
    return true
end

-- Forms: what is shown to whom is kept for behaviour steps.
S.forms = {}
function core.show_formspec(player, name, form)
    player, name, form = S.checkString(player, 1, "show_formspec"), S.checkString(name, 2, "show_formspec"),
        S.checkString(form, 3, "show_formspec")
    S.forms[player] = { name = name, form = form }
    return true
end
function core.close_formspec(player, name)
    S.forms[S.checkString(player, 1, "close_formspec")] = nil
    return true
end
function core.show_death_screen() end
function core.show_general_help_formspec() end
function core.show_privs_help_formspec() end

-- Players' connections.
function core.get_player_information(name)
    return S.playerState(S.checkString(name, 1, "get_player_information")) and { address = "127.0.0.1", ip_version = 4,
        connection_uptime = 1, protocol_version = 42, formspec_version = 6, lang_code = "en", version_string = "5.6.1" } or nil
end
function core.get_player_window_information(name)
    return S.playerState(name) and { size = { x = 1280, y = 720 }, max_formspec_size = { x = 20, y = 11.25 },
        real_gui_scaling = 1, real_hud_scaling = 1, touch_controls = false } or nil
end
function core.get_player_ip(name) return S.playerState(S.checkString(name, 1, "get_player_ip")) and "127.0.0.1" or nil end
function core.get_player_radius_area(name, radius)
    local player = S.playerState(name)
    local p = player and S.position(player.pos)
    if p and radius then
        return S.vec(p.x - radius, p.y - radius, p.z - radius), S.vec(p.x + radius, p.y + radius, p.z + radius)
    end
    return p and S.vec(p.x, p.y, p.z), p and S.vec(p.x, p.y, p.z)
end
function core.kick_player(name) S.checkString(name, 1, "kick_player") return S.playerState(name) ~= nil end
function core.disconnect_player(name) return core.kick_player(name) end
function core.remove_player(name) return S.playerState(name) and 2 or 1 end
function core.ban_player() return false end
function core.unban_player_or_ip() end
function core.get_ban_list() return "" end
function core.get_ban_description() return "" end
function core.send_join_message(name) core.chat_send_all("*** " .. S.text(name) .. " joined the game.") end
function core.send_leave_message(name) core.chat_send_all("*** " .. S.text(name) .. " left the game.") end
function core.is_singleplayer() return false end

-- About the server.
function core.get_version()
    return { project = "Minetest", string = S.engine, is_dev = false }
end
function core.get_server_status() return "# Server: version: " .. S.engine .. " | game: mesewright | uptime: 0s | clients: " end
function core.get_game_info() return { id = "mesewright", title = "mesewright", author = "", path = "/game" } end
core.protocol_versions = { ["5.6.0"] = 41, ["5.6.1"] = 41 }
core.features = {}
for _, name in lib.ipairs(S.words([[glasslike_framed nodebox_as_selectionbox get_all_craft_recipes_works use_texture_alpha
    no_legacy_abms texture_names_parens area_store_custom_ids area_store_persistent_ids add_entity_with_staticdata
    no_chat_message_prediction object_use_texture_alpha object_independent_selectionbox httpfetch_binary_data
    formspec_version_element pathfinder_works object_step_has_moveresult direct_velocity_on_players
    use_texture_alpha_string_modes degrotate_240_steps abm_min_max_y dynamic_add_media_table
    get_light_data_buffer particlespawner_tweenable mod_storage_on_disk compress_zstd sound_params_start_time
    physics_overrides_v2 get_sky_as_table]])) do
    core.features[name] = true
end
function core.has_feature(name)
    if type(name) == "table" then
        local missing = {}
        for feature in next, name do
            if not core.features[feature] then
                missing[feature] = true
            end
        end
        return next(missing) == nil, missing
    end
    return core.features[S.checkString(name, 1, "has_feature")] == true, {}
end
function core.get_loaded_blocks() return {} end
function core.get_active_blocks() return {} end
function core.get_loadable_blocks() return {} end
function core.get_async_threading_capacity() return 1 end
function core.request_http_api() return nil end
function core.request_insecure_environment() return nil end
function core.error_handler(err) return S.text(err) end

-- The table of old: core.env:func() is core.func().
core.env = lib.setmetatable({}, { __index = function(_, name)
    S.deprecated("core.env:[...] is deprecated and should be replaced with core.[...]")
    local f = core[name]
    return type(f) == "function" and function(_, ...)
        return f(...)
    end or nil
end })

-- Other threads: here the work is done in the next step.
core.async_jobs, core.known_metatables = {}, {}
function core.handle_async(func, callback, ...)
    if type(func) ~= "function" or type(callback) ~= "function" then
        S.raise("Invalid minetest.handle_async invocation")
    end
    local args, n = { ... }, lib.select("#", ...)
    core.after(0, function()
        callback(func(lib.unpack(args, 1, n)))
    end)
    return {}
end
function core.cancel_async_callback() return true end
function core.register_async_dofile(path)
    local f, message = G.loadfile(path)
    if not f then
        S.raise(message)
    end
end
local shared = {}
function core.ipc_set(key, value) shared[S.checkString(key, 1, "ipc_set")] = S.rawCopy(value) end
function core.ipc_get(key) return S.rawCopy(shared[S.checkString(key, 1, "ipc_get")]) end
function core.ipc_cas(key, old, new)
    if shared[S.checkString(key, 1, "ipc_cas")] ~= old then
        return false
    end
    shared[key] = S.rawCopy(new)
    return true
end
function core.ipc_poll(key) return shared[S.checkString(key, 1, "ipc_poll")] ~= nil end

local Channel = S.newClass("ModChannelRef")
Channel.method("leave", function() return true end)
Channel.method("is_writeable", function() return true end)
Channel.method("send_all", function() return true end)
function core.mod_channel_join(name)
    return Channel.new({ name = S.checkString(name, 1, "mod_channel_join") })
end
function core.rollback_get_node_actions() return {} end
function core.rollback_get_last_node_actor() return nil end
function core.rollback_revert_actions_by() return false, {} end
function core.assert_same(a, b)
    if core.serialize(a) ~= core.serialize(b) then
        S.raise("Values differ")
    end
end

-- Schematics put their nodes where there are any.
function core.place_schematic(pos, schematic, rotation, replacements, force)
    pos = S.position(pos)
    if type(schematic) ~= "table" or type(schematic.size) ~= "table" or type(schematic.data) ~= "table" then
        return schematic ~= nil and type(schematic) ~= "string" and nil or true
    end
    local size, i = schematic.size, 0
    for z = 0, (tonumber(size.z) or 0) - 1 do
        for y = 0, (tonumber(size.y) or 0) - 1 do
            for x = 0, (tonumber(size.x) or 0) - 1 do
                i = i + 1
                local node = schematic.data[i]
                local name = type(node) == "table" and (type(replacements) == "table" and replacements[node.name] or node.name)
                if name and name ~= "ignore" and (tonumber(node.prob) or 255) > 0 and rawget(S.nodes, S.resolve(name)) then
                    S.putNode({ x = pos.x + x, y = pos.y + y, z = pos.z + z },
                        { name = S.resolve(name), param1 = 0, param2 = tonumber(node.param2) or 0 })
                end
            end
        end
    end
    return true
end
function core.place_schematic_on_vmanip() return true end
function core.spawn_tree(pos, definition)
    S.position(pos)
    S.checkTable(definition, 2, "spawn_tree")
    return true
end
function core.spawn_tree_on_vmanip() return true end
function core.find_path(a, b)
    a, b = S.position(a), S.position(b)
    return core.line_of_sight(a, b) and { S.vec(a.x, a.y, a.z), S.vec(b.x, b.y, b.z) } or nil
end

-- Falling: a node that can fall and has nothing below becomes an entity.
local function falls(pos)
    local node = S.nodeAt(pos)
    if not node or S.itemGroup(node.name, "falling_node") == 0 then
        return false
    end
    local below = S.nodeAt({ x = pos.x, y = pos.y - 1, z = pos.z })
    local definition = below and S.nodeDefinition(below.name)
    return definition ~= nil and (not definition.walkable or definition.buildable_to == true)
end
function core.spawn_falling_node(pos)
    pos = S.position(pos)
    local node = S.nodeAt(pos)
    if not node or node.name == "air" then
        return false
    end
    local name = node.name
    core.remove_node(pos)
    local object = core.add_entity(pos, "__builtin:falling_node")
    local entity = object and object:get_luaentity()
    if entity then
        entity.node = { name = name }
    end
    return true, object
end
function core.check_single_for_falling(pos)
    return falls(S.position(pos)) and core.spawn_falling_node(pos) or false
end
function core.check_for_falling(pos)
    pos = S.position(pos)
    for y = 0, 20 do
        if not core.check_single_for_falling(S.vec(pos.x, pos.y + y, pos.z)) and y > 0 then
            return
        end
    end
end

core.register_entity(":__builtin:item", {
    initial_properties = { hp_max = 1, physical = true, visual = "wielditem", visual_size = { x = 0.4, y = 0.4 } },
    itemstring = "",
    set_item = function(self, item) self.itemstring = G.ItemStack(item):to_string() end,
    get_staticdata = function(self) return self.itemstring end,
    on_activate = function(self, staticdata) self.itemstring = staticdata end,
    on_step = function() end, on_punch = function() end, enable_physics = function() end,
    disable_physics = function() end, try_merge_with = function() return false end,
})
core.register_entity(":__builtin:falling_node", {
    initial_properties = { visual = "item", physical = true },
    set_node = function(self, node, meta) self.node, self.meta = node, meta end,
    get_staticdata = function() return "" end,
})
