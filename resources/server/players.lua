-- SPDX-License-Identifier: Apache-2.0
-- Players for a server without clients: tables that answer as the engine's player objects do, with
-- real inventories and real metadata. They are there only while the behaviour steps and the driving
-- run. The engine's own functions, which want one of its objects, do not take them.

local watch = ...
local core, vector = core, vector
local type, next, pairs, rawget, setmetatable, tostring = type, next, pairs, rawget, setmetatable, tostring
local tonumber, select, max, min = tonumber, select, math.max, math.min
local gsub, gmatch, concat, copy = string.gsub, string.gmatch, table.concat, table.copy
local ItemStack = ItemStack
local new_vector = vector.new

-- Every other method of the engine's player objects: it may be called and gives nothing.
local silent = {}
for name in gmatch([[add_player_velocity add_pos add_velocity get_acceleration get_animation
    get_animations get_attach get_bone_override get_bone_overrides get_bone_position get_camera
    get_clouds get_day_night_ratio get_effective_observers get_entity_name get_eye_offset get_flags
    get_formspec_prepend get_guid get_lighting get_local_animation get_luaentity get_moon
    get_nametag_attributes get_observers get_sky get_sky_color get_stars get_sun get_texture_mod
    get_rotation get_yaw getyaw hud_change hud_get_hotbar_image hud_get_hotbar_selected_image
    hud_set_hotbar_image hud_set_hotbar_itemcount hud_set_hotbar_selected_image override_day_night_ratio
    play_animation remove respawn right_click send_mapblock set_acceleration set_animation
    set_animation_frame_speed set_attach set_bone_override set_bone_position set_camera set_clouds
    set_detach set_eye_offset set_flags set_formspec_prepend set_fov set_lighting set_local_animation
    set_minimap_modes set_moon set_nametag_attributes set_observers set_rotation set_sky set_sprite
    set_stars set_sun set_texture_mod set_velocity set_yaw setacceleration setsprite settexturemod
    setvelocity setyaw stop_animation update_animation]], "%S+") do
    silent[name] = function() end
end

local players, online, active = {}, {}, false
local heard = {} -- name -> list of what the player was told

local methods = {}

local function field(name, default)
    methods["get_" .. name] = function(self)
        local value = players[self].fields[name]
        if value == nil then
            value = default
        end
        return type(value) == "table" and copy(value) or value
    end
    methods["set_" .. name] = function(self, value)
        players[self].fields[name] = type(value) == "table" and copy(value) or value
    end
end
field("breath", 10)
field("armor_groups", { fleshy = 100 })
field("inventory_formspec", "")
field("look_horizontal", 0)
field("look_vertical", 0)
field("look_yaw", 0)
field("look_pitch", 0)
methods.get_player_control = function()
    return { up = false, down = false, left = false, right = false, jump = false, aux1 = false, sneak = false,
        dig = false, place = false, LMB = false, RMB = false, zoom = false, movement_x = 0, movement_y = 0 }
end
methods.get_player_control_bits = function()
    return 0
end

-- Tables that a setter changes key by key.
local function merged(getter, setter, default)
    methods[getter] = function(self)
        return copy(players[self].fields[getter] or default)
    end
    methods[setter] = function(self, changes)
        local value = players[self].fields[getter] or copy(default)
        players[self].fields[getter] = value
        for key, change in pairs(type(changes) == "table" and changes or {}) do
            value[key] = change
        end
    end
end
merged("get_physics_override", "set_physics_override", { speed = 1, jump = 1, gravity = 1, sneak = true,
    sneak_glitch = false, new_move = true })
merged("get_properties", "set_properties", { hp_max = 20, breath_max = 11, eye_height = 1.625, physical = true,
    collisionbox = { -0.3, 0, -0.3, 0.3, 1.7, 0.3 }, visual = "upright_sprite", textures = { "player.png" },
    stepheight = 0.6, zoom_fov = 0, is_visible = true, infotext = "", pointable = true })
merged("hud_get_flags", "hud_set_flags", { hotbar = true, healthbar = true, crosshair = true, wielditem = true,
    breathbar = true, minimap = false, minimap_radar = false, basic_debug = true, chat = true })

function methods:is_player() return true end
function methods:is_valid() return true end
function methods:get_player_name() return players[self].name end
function methods:get_pos() return new_vector(players[self].pos) end
function methods:set_pos(pos) players[self].pos = new_vector(pos) end
methods.getpos, methods.setpos = methods.get_pos, methods.set_pos
methods.move_to, methods.moveto = methods.set_pos, methods.set_pos
function methods:get_velocity() return new_vector(0, 0, 0) end
methods.get_player_velocity, methods.getvelocity = methods.get_velocity, methods.get_velocity
function methods:get_look_dir() return new_vector(0, 0, 1) end
function methods:get_fov() return 0, false, 0 end
function methods:get_children() return {} end
function methods:get_hp() return players[self].hp end

function methods:set_hp(hp, reason)
    local player = players[self]
    reason = type(reason) == "table" and reason or { type = "set_hp", from = "mod" }
    local before = player.hp
    local change = (tonumber(hp) or before) - before
    if change ~= 0 and core.registered_on_player_hpchange then
        change = core.registered_on_player_hpchange(self, change, reason)
    end
    player.hp = max(0, min(before + change, self:get_properties().hp_max))
    if player.hp == 0 and before > 0 then
        core.run_callbacks(core.registered_on_dieplayers, 0, self, reason)
    end
end

function methods:punch(puncher, _, capabilities)
    local damage = type(capabilities) == "table" and type(capabilities.damage_groups) == "table" and
        capabilities.damage_groups.fleshy or 1
    self:set_hp(players[self].hp - damage, { type = "punch", object = puncher, from = "engine" })
end

function methods:get_inventory() return players[self].inventory end
function methods:get_wield_list() return "main" end
function methods:get_wield_index() return 1 end
function methods:get_wielded_item() return players[self].inventory:get_stack("main", 1) end
function methods:set_wielded_item(stack)
    players[self].inventory:set_stack("main", 1, stack)
    return true
end

function methods:get_meta() return players[self].holder:get_meta() end
function methods:get_attribute(name) return self:get_meta():get(name) end
function methods:set_attribute(name, value) self:get_meta():set_string(name, value and tostring(value) or "") end

function methods:hud_add(definition)
    local huds = players[self].huds
    huds[#huds + 1] = copy(definition)
    return #huds - 1
end
function methods:hud_get(id)
    local hud = players[self].huds[(tonumber(id) or -1) + 1]
    return hud and copy(hud) or nil
end
function methods:hud_remove(id)
    if players[self].huds[(tonumber(id) or -1) + 1] then
        players[self].huds[id + 1] = false
    end
end
function methods:hud_get_all() return {} end
function methods:hud_get_hotbar_itemcount() return 8 end

local class = {
    __index = function(_, name)
        return methods[name] or silent[name]
    end
}

-- The stand-in of that name, made when first asked for.
function watch.player(name)
    if players[name] then
        return players[name].object
    end
    local object = setmetatable({}, class)
    local inventory = core.create_detached_inventory("mesewright_player_" .. name, {})
    for list, size in next, { main = 32, craft = 9, craftpreview = 1, craftresult = 1 } do
        inventory:set_size(list, size)
    end
    inventory:set_width("craft", 3)
    local player = { object = object, name = name, hp = 20, pos = new_vector(0, 0.5, -2), fields = {}, huds = {},
        inventory = inventory, holder = ItemStack("mesewright:player") }
    players[name], players[object] = player, player
    online[name] = true
    return object
end

-- Back to full health without a word to the mod.
function watch.revive(name)
    players[name].hp = 20
end

function watch.setOnline(name, is)
    online[name] = is or nil
end

local function tell(name, text)
    if active and type(text) == "string" then
        heard[name] = heard[name] or {}
        heard[name][#heard[name] + 1] = text
    end
end

-- Without the marks for translation and colour, which no one reads here.
local function plain(text)
    text = gsub(text, "\27%([^)]*%)", "")
    return (gsub(text, "\27.", ""))
end
watch.plain = plain

-- What the player was told since the last time, lines.
function watch.told(name, more)
    local lines = heard[name] or {}
    heard[name] = nil
    if more ~= nil then
        lines[#lines + 1] = tostring(more)
    end
    return plain(concat(lines, "\n"))
end

function watch.setActive(is)
    active = is
end

local function wrap(name, replacement)
    local original = core[name]
    core[name] = function(...)
        if not active then
            return original(...)
        end
        return replacement(original, ...)
    end
end

wrap("get_player_by_name", function(original, name)
    if players[name] and online[name] then
        return players[name].object
    end
    return original(name)
end)

wrap("get_connected_players", function()
    local list = {}
    for name in next, online do
        list[#list + 1] = players[name].object
    end
    return list
end)

-- A stand-in holds every privilege, so that what a command does can be seen.
wrap("get_player_privs", function(original, name)
    if not players[name] then
        return original(name)
    end
    local all = {}
    for privilege in pairs(core.registered_privileges) do
        all[privilege] = true
    end
    return all
end)

wrap("get_player_ip", function(original, name)
    return players[name] and "127.0.0.1" or original(name)
end)

wrap("get_player_information", function(original, name)
    if not players[name] then
        return original(name)
    end
    return { address = "127.0.0.1", ip_version = 4, connection_uptime = 1, protocol_version = 40,
        formspec_version = 4, lang_code = "en" }
end)

wrap("chat_send_player", function(original, name, text)
    tell(name, text)
    return original(name, text)
end)

wrap("chat_send_all", function(original, text)
    for name in next, online do
        tell(name, text)
    end
    return original(text)
end)

-- The end is the watcher's to call while it tries things out.
wrap("request_shutdown", function()
    watch.finding("the mod asked for a shutdown, which was not made")
end)
