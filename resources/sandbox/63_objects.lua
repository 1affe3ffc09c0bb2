-- SPDX-License-Identifier: Apache-2.0
-- ObjectRef: what players and entities have in common, and entities' own life.
local host = ...
local S = host.stub
local lib = S.lib
local core = S.core
local type, next, math, rawget, tonumber = lib.type, lib.next, lib.math, lib.rawget, lib.tonumber

local Object = S.newClass("ObjectRef")
S.Object = Object
local method = Object.method

-- All objects that live, by number; core.object_refs and core.luaentities show them to mods.
local objects, nextId = {}, 1
local refs, luaentities, byGuid = {}, {}, {}
core.object_refs, core.luaentities, core.objects_by_guid = refs, luaentities, byGuid

local function defaults()
    return {
        hp_max = 10, breath_max = 0, zoom_fov = 0, eye_height = 1.625, physical = false, collide_with_objects = true,
        weight = 5, collisionbox = { -0.5, -0.5, -0.5, 0.5, 0.5, 0.5 }, selectionbox = { -0.5, -0.5, -0.5, 0.5, 0.5, 0.5 },
        pointable = true, visual = "sprite", visual_size = { x = 1, y = 1, z = 1 }, mesh = "",
        textures = { "no_texture.png" }, colors = { { a = 255, r = 255, g = 255, b = 255 } }, spritediv = { x = 1, y = 1 },
        initial_sprite_basepos = { x = 0, y = 0 }, is_visible = true, makes_footstep_sound = false, stepheight = 0,
        automatic_rotate = 0, automatic_face_movement_dir = false, backface_culling = true, glow = 0, nametag = "",
        nametag_color = { a = 255, r = 255, g = 255, b = 255 }, nametag_bgcolor = false, infotext = "",
        static_save = true, wield_item = "", use_texture_alpha = false, shaded = true, show_on_minimap = false,
        damage_texture_modifier = "^[brighten", automatic_face_movement_max_rotation_per_sec = -1,
    }
end

--- A new object's state and its reference; not yet in the lists.
function S.newObject(kind, pos)
    local state = {
        kind = kind, id = nextId, pos = pos, velocity = { x = 0, y = 0, z = 0 }, acceleration = { x = 0, y = 0, z = 0 },
        rotation = { x = 0, y = 0, z = 0 }, properties = defaults(), hp = 1, armor = { fleshy = 100 },
        children = {}, values = {}, huds = {},
    }
    nextId = nextId + 1
    state.ref = Object.new(state)
    return state
end
function S.addObject(state)
    objects[state.id] = state
    refs[state.id] = state.ref
end
function S.dropObject(state)
    state.removed = true
    objects[state.id], refs[state.id], luaentities[state.id] = nil, nil, nil
end
function S.allObjects()
    local out = {}
    for _, id in lib.ipairs(S.sortedKeys(objects)) do
        out[#out + 1] = objects[id]
    end
    return out
end

local function vec(v) return S.vec(v.x, v.y, v.z) end

local function applyProperties(state, t)
    S.checkTable(t, 2, "set_properties")
    for name, value in next, t do
        if type(name) == "string" then
            state.properties[name] = S.rawCopy(value)
        end
    end
    if tonumber(state.properties.hp_max) and state.hp > state.properties.hp_max then
        state.hp = state.properties.hp_max
    end
end

-- An object that is gone answers as the engine's: nothing.
local function live(name, f)
    method(name, function(state, ...)
        if state.removed then
            return nil
        end
        return f(state, ...)
    end)
end
S.liveMethod = live

live("get_pos", function(s) return vec(s.pos) end)
live("set_pos", function(s, pos) s.pos = S.checkVector(pos) end)
live("add_pos", function(s, d)
    d = S.checkVector(d)
    s.pos = { x = s.pos.x + d.x, y = s.pos.y + d.y, z = s.pos.z + d.z }
end)
live("move_to", function(s, pos) s.pos = S.checkVector(pos) end)
live("get_velocity", function(s) return vec(s.velocity) end)
live("set_velocity", function(s, v)
    v = S.checkVector(v)
    if s.kind == "entity" then
        s.velocity = v
    end
end)
live("add_velocity", function(s, v)
    v = S.checkVector(v)
    s.velocity = { x = s.velocity.x + v.x, y = s.velocity.y + v.y, z = s.velocity.z + v.z }
end)
live("get_acceleration", function(s) return s.kind == "entity" and vec(s.acceleration) or nil end)
live("set_acceleration", function(s, v) s.acceleration = S.checkVector(v) end)
live("get_rotation", function(s) return s.kind == "entity" and vec(s.rotation) or nil end)
live("set_rotation", function(s, v) s.rotation = S.checkVector(v) end)
live("get_yaw", function(s) return s.rotation.y end)
live("set_yaw", function(s, yaw) s.rotation = { x = 0, y = S.checkNumber(yaw, 1, "set_yaw"), z = 0 } end)
live("get_properties", function(s) return S.rawCopy(s.properties) end)
live("set_properties", function(s, t)
    applyProperties(s, t)
    return true
end)
live("get_armor_groups", function(s) return S.rawCopy(s.armor) end)
live("set_armor_groups", function(s, t) s.armor = S.rawCopy(S.checkTable(t, 1, "set_armor_groups")) end)
live("is_player", function(s) return s.kind == "player" end)
method("is_valid", function(s) return not s.removed end)
live("get_guid", function(s) return s.kind == "player" and s.name or "@guid" .. S.numberText(s.id) end)
live("get_nametag_attributes", function(s)
    return { text = s.properties.nametag, color = S.rawCopy(s.properties.nametag_color), bgcolor = false }
end)
live("set_nametag_attributes", function(s, t)
    S.checkTable(t, 1, "set_nametag_attributes")
    s.properties.nametag = t.text ~= nil and S.text(t.text) or s.properties.nametag
    s.properties.nametag_color = t.color or s.properties.nametag_color
    return true
end)
method("get_hp", function(s) return s.removed and 1 or s.hp end)

local function attached(s) return s.attachment and objects[s.attachment.parent] and s.attachment or nil end
live("set_attach", function(s, parent, bone, position, rotation)
    local other = Object.check(parent, "set_attach")
    if other == s then
        S.raiseAt("ObjectRef::set_attach: attaching object to itself is not allowed.")
    end
    s.attachment = { parent = other.id, bone = bone or "", position = position or vec({ x = 0, y = 0, z = 0 }),
        rotation = rotation or vec({ x = 0, y = 0, z = 0 }) }
    other.children[s.id] = true
end)
live("get_attach", function(s)
    local a = attached(s)
    if a then
        return objects[a.parent].ref, a.bone, a.position, a.rotation, false
    end
end)
live("set_detach", function(s)
    local a = attached(s)
    if a then
        objects[a.parent].children[s.id] = nil
    end
    s.attachment = nil
end)
live("get_children", function(s)
    local out = {}
    for id in next, s.children do
        out[#out + 1] = objects[id] and objects[id].ref
    end
    return out
end)

-- Values that are only kept: name, what get gives before a set.
local function kept(setter, getter, ...)
    local default, n = { ... }, lib.select("#", ...)
    live(setter, function(s, ...)
        s.values[getter] = { n = lib.select("#", ...), ... }
        return true
    end)
    live(getter, function(s)
        local v = s.values[getter]
        if v then
            return lib.unpack(v, 1, v.n)
        end
        return lib.unpack(S.rawCopy(default), 1, n)
    end)
end
S.keptMethods = kept
kept("set_animation", "get_animation", { x = 1, y = 1 }, 15, 0, true)
kept("set_texture_mod", "get_texture_mod", "")
kept("set_observers", "get_observers", nil)
live("get_effective_observers", function() return nil end)
live("set_sprite", function() end)
live("set_animation_frame_speed", function() return true end)
for _, name in lib.ipairs(S.words("play_animation stop_animation update_animation")) do
    live(name, function() return true end)
end
live("get_animations", function() return {} end)
local bones = {}
live("set_bone_position", function(s, bone, position, rotation)
    S.finding("deprecated", "set_bone_position is replaced by set_bone_override (5.9)")
    s.values[bones] = s.values[bones] or {}
    s.values[bones][bone == nil and "" or bone] = { position = position, rotation = rotation }
end)
live("get_bone_position", function(s, bone)
    local v = s.values[bones] and s.values[bones][bone] or {}
    return v.position or S.vec(0, 0, 0), v.rotation or S.vec(0, 0, 0)
end)
live("set_bone_override", function(s, bone, override)
    s.values[bones] = s.values[bones] or {}
    s.values[bones][bone == nil and "" or bone] = override
end)
live("get_bone_override", function(s, bone) return s.values[bones] and s.values[bones][bone] or {} end)
live("get_bone_overrides", function(s) return S.rawCopy(s.values[bones] or {}) end)

-- Entities ------------------------------------------------------------------------------------

live("get_luaentity", function(s) return s.luaentity end)
live("get_entity_name", function(s)
    S.deprecated("ObjectRef:get_entity_name is deprecated; use get_luaentity().name")
    return s.kind == "entity" and s.name or ""
end)

local function removeEntity(s, dead)
    if s.removed or s.kind ~= "entity" then
        return
    end
    local entity = s.luaentity
    local f = entity and entity.on_deactivate
    if f then
        f(entity, true)
    end
    S.dropObject(s)
end
live("remove", function(s) removeEntity(s) end)

--- Damage or healing of an entity; on_death when nothing is left.
function S.setEntityHp(s, hp, killer)
    s.hp = math.max(0, math.min(65535, S.trunc(hp)))
    if s.hp <= 0 then
        local f = s.luaentity and s.luaentity.on_death
        if f then
            f(s.luaentity, killer)
        end
        removeEntity(s)
    end
end
live("set_hp", function(s, hp, reason)
    hp = S.checkNumber(hp, 1, "set_hp")
    if s.kind == "player" then
        S.setPlayerHp(s, hp, reason or { type = "set_hp", from = "mod" })
    else
        S.setEntityHp(s, hp)
    end
end)

function S.hitDamage(groups, capabilities, since)
    local damage, interval = 0, tonumber(capabilities and capabilities.full_punch_interval) or 1.4
    local share = since and math.max(0, math.min(1, since / interval)) or 1
    for group, amount in next, capabilities and capabilities.damage_groups or {} do
        damage = damage + (tonumber(amount) or 0) * share * (tonumber(groups[group]) or 0) / 100
    end
    return S.trunc(damage)
end

live("punch", function(s, puncher, since, capabilities, dir)
    local from = puncher ~= nil and Object.check(puncher, "punch") or nil
    capabilities = type(capabilities) == "table" and capabilities or {}
    if s.kind == "player" then
        return S.punchPlayer(s, from, since, capabilities, dir)
    end
    if s.armor.immortal and s.armor.immortal ~= 0 then
        return 0
    end
    local damage = S.hitDamage(s.armor, capabilities, since)
    local entity = s.luaentity
    local f = entity and entity.on_punch
    local handled = f and f(entity, puncher, since, capabilities, dir or S.vec(0, 0, 1), damage)
    if not handled and not s.removed then
        S.setEntityHp(s, s.hp - damage, puncher)
    end
    return 0
end)
live("right_click", function(s, clicker)
    local f = s.luaentity and s.luaentity.on_rightclick
    if f then
        f(s.luaentity, clicker)
    end
end)

function core.add_entity(pos, name, staticdata)
    if S.phase == "loading" then
        return nil
    end
    pos = S.checkVector(pos)
    name = S.resolve(S.checkString(name, 2, "add_entity"))
    staticdata = staticdata == nil and "" or S.checkString(staticdata, 3, "add_entity")
    local prototype = rawget(S.entities, name)
    local state = S.newObject("entity", pos)
    state.name = name
    S.addObject(state)
    if not prototype then
        host.log("error", 'LuaEntity name "' .. name .. '" not defined')
        S.finding("warning", 'entity "' .. name .. '" is not registered')
        return state.ref
    end
    local entity = lib.setmetatable({}, prototype)
    entity.object = state.ref
    state.luaentity = entity
    luaentities[state.id] = entity
    local own = {}
    for field in next, state.properties do
        own[field] = prototype[field]
    end
    applyProperties(state, own)
    if type(prototype.initial_properties) == "table" then
        applyProperties(state, prototype.initial_properties)
    end
    state.hp = tonumber(state.properties.hp_max) or 1
    local f = entity.on_activate
    if f then
        f(entity, staticdata, 0)
    end
    return not state.removed and state.ref or nil
end

S.stepHooks[#S.stepHooks + 1] = function(dtime)
    for _, state in lib.ipairs(S.allObjects()) do
        if state.kind == "entity" and not state.removed then
            local v, a = state.velocity, state.acceleration
            state.pos = { x = state.pos.x + v.x * dtime, y = state.pos.y + v.y * dtime, z = state.pos.z + v.z * dtime }
            state.velocity = { x = v.x + a.x * dtime, y = v.y + a.y * dtime, z = v.z + a.z * dtime }
            local f = state.luaentity and state.luaentity.on_step
            if f then
                f(state.luaentity, dtime, { touching_ground = false, collides = false, standing_on_object = false,
                    collisions = {} })
            end
        end
    end
end

-- Looking for objects.
local function found(test)
    local out = {}
    for _, state in lib.ipairs(S.allObjects()) do
        if test(state.pos) then
            out[#out + 1] = state.ref
        end
    end
    return out
end
function core.get_objects_inside_radius(pos, radius)
    pos, radius = S.checkVector(pos), S.checkNumber(radius, 2, "get_objects_inside_radius")
    return found(function(p) return S.vector.distance(p, pos) <= radius end)
end
function core.get_objects_in_area(a, b)
    a, b = S.vector.sort(S.checkVector(a), S.checkVector(b))
    return found(function(p) return S.vector.in_area(p, a, b) end)
end
local function iterate(list)
    local i = 0
    return function()
        i = i + 1
        return list[i]
    end
end
function core.objects_inside_radius(pos, radius) return iterate(core.get_objects_inside_radius(pos, radius)) end
function core.objects_in_area(a, b) return iterate(core.get_objects_in_area(a, b)) end
function core.clear_objects()
    for _, state in lib.ipairs(S.allObjects()) do
        removeEntity(state)
    end
end

-- Names of old that are still there.
for old, new in next, { getpos = "get_pos", setpos = "set_pos", moveto = "move_to", getvelocity = "get_velocity",
    setvelocity = "set_velocity", getacceleration = "get_acceleration", setacceleration = "set_acceleration",
    getyaw = "get_yaw", setyaw = "set_yaw", settexturemod = "set_texture_mod", setsprite = "set_sprite",
    get_player_velocity = "get_velocity", add_player_velocity = "add_velocity" } do
    local f = Object.methods[new]
    Object.methods[old] = function(...)
        S.deprecated("ObjectRef:" .. old .. " is deprecated; use " .. new)
        return f(...)
    end
end
