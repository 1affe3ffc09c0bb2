-- SPDX-License-Identifier: Apache-2.0
-- Players: one mock player at most joins, when a behaviour step or the driving needs one.
local host = ...
local S = host.stub
local lib = S.lib
local core = S.core
local type, next, math, tonumber = lib.type, lib.next, lib.math, lib.tonumber
local live, kept = S.liveMethod, S.keptMethods

local players, order = {}, {}

function S.isPlayer(value)
    local state = value ~= nil and S.Object.get(value)
    return state ~= nil and state ~= false and state.kind == "player"
end
core.is_player = function(value) return S.isPlayer(value) end
function S.playerName(value) return S.Object.get(value).name end
function S.playerState(name) return players[name] end

function core.get_player_by_name(name)
    if S.phase == "loading" then
        return nil
    end
    local player = players[S.checkString(name, 1, "get_player_by_name")]
    return player and player.ref or nil
end
function core.get_connected_players()
    if S.phase == "loading" then
        S.deprecated("Calling get_connected_players() at mod load time is deprecated")
    end
    local out = {}
    for i = 1, #order do
        out[i] = players[order[i]].ref
    end
    return out
end

--- The player's state; joins first if need be. join: run the callbacks of joining.
function S.ensurePlayer(name, quiet)
    if players[name] then
        return players[name]
    end
    local state = S.newObject("player", { x = 0, y = 0.5, z = -2 })
    state.name, state.hp, state.breath = name, 20, 10
    state.meta, state.look = {}, { pitch = 0, yaw = 0 }
    state.inventory = S.newInventory({ type = "player", name = name })
    state.wield = 1
    for list, size in next, { main = 32, craft = 9, craftpreview = 1, craftresult = 1, hand = 0 } do
        local items = {}
        for i = 1, size do
            items[i] = S.emptyStack()
        end
        state.inventory.lists[list] = size > 0 and items or nil
    end
    state.inventory.widths.craft = 3
    for field, value in next, { hp_max = 20, breath_max = 10, physical = true, visual = "upright_sprite", stepheight = 0.6,
        textures = { "player.png", "player_back.png" }, eye_height = 1.625, makes_footstep_sound = true,
        collisionbox = { -0.3, 0, -0.3, 0.3, 1.7, 0.3 }, selectionbox = { -0.3, 0, -0.3, 0.3, 1.7, 0.3 } } do
        state.properties[field] = value
    end
    players[name] = state
    order[#order + 1] = name
    S.addObject(state)
    S.grantAll(name)
    S.worldActive = true
    if not quiet then
        S.runCallbacks(S.callbacks.on_newplayers, 0, state.ref)
        S.runCallbacks(S.callbacks.on_joinplayers, 0, state.ref, nil)
    end
    return state
end
function S.leavePlayer(name, quiet)
    local state = players[name]
    if not state then
        return
    end
    if not quiet then
        S.runCallbacks(S.callbacks.on_leaveplayers, 0, state.ref, false)
    end
    players[name] = nil
    for i = 1, #order do
        if order[i] == name then
            lib.table.remove(order, i)
            break
        end
    end
    S.dropObject(state)
end

local function player(name, f, otherwise)
    live(name, function(s, ...)
        if s.kind ~= "player" then
            return otherwise
        end
        return f(s, ...)
    end)
end
live("get_player_name", function(s) return s.kind == "player" and s.name or "" end)
player("get_meta", function(s) return S.playerMeta(s.meta) end)
player("get_inventory", function(s) return S.inventoryObject(s.inventory) end)
player("get_wield_list", function() return "main" end, "")
player("get_wield_index", function(s) return s.wield end, 0)
local function wielded(s)
    return s.inventory and s.inventory.lists.main and s.inventory.lists.main[s.wield]
end
live("get_wielded_item", function(s)
    local stack = wielded(s)
    return S.stackObject(stack and S.stackFrom(S.stackObject(stack)) or S.emptyStack())
end)
live("set_wielded_item", function(s, value)
    local stack = S.stackFrom(value, "set_wielded_item")
    if not wielded(s) then
        return false
    end
    s.inventory.lists.main[s.wield] = stack
    return true
end)

player("get_look_dir", function(s)
    local p, y = -s.look.pitch, s.look.yaw
    return S.vec(-math.sin(y) * math.cos(p), math.sin(p), math.cos(y) * math.cos(p))
end)
player("get_look_vertical", function(s) return s.look.pitch end)
player("get_look_horizontal", function(s) return s.look.yaw end)
player("set_look_vertical", function(s, v) s.look.pitch = S.checkNumber(v, 1, "set_look_vertical") end)
player("set_look_horizontal", function(s, v) s.look.yaw = S.checkNumber(v, 1, "set_look_horizontal") end)
player("get_look_pitch", function(s)
    S.deprecated("ObjectRef:get_look_pitch is deprecated; use get_look_vertical")
    return -s.look.pitch
end)
player("get_look_yaw", function(s)
    S.deprecated("ObjectRef:get_look_yaw is deprecated; use get_look_horizontal")
    return s.look.yaw + math.pi / 2
end)
player("set_look_pitch", function(s, v)
    S.deprecated("ObjectRef:set_look_pitch is deprecated; use set_look_vertical")
    s.look.pitch = S.checkNumber(v, 1, "set_look_pitch")
end)
player("set_look_yaw", function(s, v)
    S.deprecated("ObjectRef:set_look_yaw is deprecated; use set_look_horizontal")
    s.look.yaw = S.checkNumber(v, 1, "set_look_yaw")
end)
player("get_breath", function(s) return s.breath end)
player("set_breath", function(s, v) s.breath = S.trunc(S.checkNumber(v, 1, "set_breath")) end)
local keys = S.words("up down left right jump aux1 sneak dig place LMB RMB zoom")
live("get_player_control", function(s)
    local out = {}
    for _, key in lib.ipairs(s.kind == "player" and keys or {}) do
        out[key] = false
    end
    return out
end)
live("get_player_control_bits", function() return 0 end)
player("get_attribute", function(s, name)
    S.deprecated("ObjectRef:get_attribute is deprecated; use get_meta")
    return s.meta[S.checkString(name, 1, "get_attribute")]
end)
player("set_attribute", function(s, name, value)
    S.deprecated("ObjectRef:set_attribute is deprecated; use get_meta")
    s.meta[S.checkString(name, 1, "set_attribute")] = value ~= nil and S.text(value) or nil
end)
player("respawn", function(s) S.respawn(s) end)
player("send_mapblock", function() return true end)

-- Settings of the player's screen: kept, and given back.
kept("set_inventory_formspec", "get_inventory_formspec", "")
kept("set_formspec_prepend", "get_formspec_prepend", "")
kept("set_fov", "get_fov", 0, false, 0)
kept("set_eye_offset", "get_eye_offset", { x = 0, y = 0, z = 0 }, { x = 0, y = 0, z = 0 })
kept("override_day_night_ratio", "get_day_night_ratio", nil)
kept("set_local_animation", "get_local_animation", { x = 0, y = 0 }, { x = 0, y = 0 }, { x = 0, y = 0 }, { x = 0, y = 0 }, 30)
for _, name in lib.ipairs(S.words("sky sun moon stars clouds lighting camera flags")) do
    local default = {}
    if name == "lighting" then
        default = { shadows = { intensity = 0 }, saturation = 1, exposure = {} }
    elseif name == "flags" then
        default = { drowning = true, breathing = true, node_damage = true }
    elseif name == "camera" then
        default = { mode = "any" }
    end
    kept("set_" .. name, "get_" .. name, default)
end
player("get_sky_color", function() return {} end)
player("set_minimap_modes", function() end)
local physics = { speed = 1, jump = 1, gravity = 1, sneak = true, sneak_glitch = false, new_move = true,
    speed_climb = 1, speed_crouch = 1, speed_fast = 1, speed_walk = 1, liquid_fluidity = 1, liquid_sink = 1,
    liquid_fluidity_smooth = 1, acceleration_default = 1, acceleration_air = 1, acceleration_fast = 1 }
player("get_physics_override", function(s)
    s.physics = s.physics or S.rawCopy(physics)
    return S.rawCopy(s.physics)
end)
player("set_physics_override", function(s, t, jump, gravity)
    s.physics = s.physics or S.rawCopy(physics)
    if type(t) == "number" then
        S.deprecated("set_physics_override with numbers is deprecated; give a table")
        t = { speed = t, jump = jump, gravity = gravity }
    end
    for name, value in next, S.checkTable(t, 1, "set_physics_override") do
        if physics[name] ~= nil then
            s.physics[name] = value
        end
    end
end)

-- HUD.
player("hud_add", function(s, t)
    S.checkTable(t, 1, "hud_add")
    if t.hud_elem_type ~= nil and t.type == nil then
        S.finding("deprecated", "hud_elem_type is replaced by type (5.9)")
    end
    s.nextHud = (s.nextHud or -1) + 1
    s.huds[s.nextHud] = S.rawCopy(t)
    return s.nextHud
end)
player("hud_remove", function(s, id)
    local had = id ~= nil and s.huds[id] ~= nil
    if had then
        s.huds[id] = nil
    end
    return had
end)
player("hud_change", function(s, id, stat, value)
    local hud = s.huds[S.checkNumber(id, 1, "hud_change")]
    if not hud then
        return false
    end
    hud[S.checkString(stat, 2, "hud_change")] = value
    return true
end)
player("hud_get", function(s, id) return S.rawCopy(s.huds[id == nil and -1 or id]) end)
player("hud_get_all", function(s) return S.rawCopy(s.huds) end)
local hudFlags = { hotbar = true, healthbar = true, crosshair = true, wielditem = true, breathbar = true, minimap = true,
    minimap_radar = true, basic_debug = false, chat = true }
player("hud_get_flags", function(s) return S.rawCopy(s.hudFlags or hudFlags) end)
player("hud_set_flags", function(s, t)
    s.hudFlags = s.hudFlags or S.rawCopy(hudFlags)
    for name, value in next, S.checkTable(t, 1, "hud_set_flags") do
        s.hudFlags[name] = value
    end
    return true
end)
kept("hud_set_hotbar_itemcount", "hud_get_hotbar_itemcount", 8)
kept("hud_set_hotbar_image", "hud_get_hotbar_image", "")
kept("hud_set_hotbar_selected_image", "hud_get_hotbar_selected_image", "")

-- Health.
function S.respawn(s)
    s.hp = s.properties.hp_max
    s.breath = 10
    if not S.runCallbacks(S.callbacks.on_respawnplayers, 5, s.ref) then
        s.pos = { x = 0, y = 0.5, z = 0 }
    end
end
function S.setPlayerHp(s, hp, reason)
    reason = type(reason) == "table" and reason or { type = reason }
    reason.type = reason.type or "set_hp"
    local old = s.hp
    hp = math.max(0, math.min(tonumber(s.properties.hp_max) or 20, S.trunc(hp)))
    local change = core.registered_on_player_hpchange(s.ref, hp - old, reason)
    s.hp = math.max(0, math.min(tonumber(s.properties.hp_max) or 20, S.trunc(old + (tonumber(change) or 0))))
    if s.hp == 0 and old > 0 then
        S.runCallbacks(S.callbacks.on_dieplayers, 0, s.ref, reason)
    end
end
function S.punchPlayer(s, from, since, capabilities, dir)
    local damage = S.hitDamage(s.armor, capabilities, since)
    if not S.runCallbacks(S.callbacks.on_punchplayers, 5, s.ref, from and from.ref, since, capabilities, dir, damage) then
        S.setPlayerHp(s, s.hp - damage, { type = "punch", object = from and from.ref, from = "engine" })
    end
    return 0
end
function core.calculate_knockback(target, hitter, since, capabilities, dir, distance, damage)
    if damage == 0 or S.Object.check(target, "calculate_knockback").armor.immortal then
        return 0
    end
    return math.min(8 + (damage or 0) * 0.5, 20)
end
