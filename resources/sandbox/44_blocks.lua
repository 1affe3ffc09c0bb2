-- SPDX-License-Identifier: Apache-2.0
-- Entities, ABMs and LBMs.
local host = ...
local S = host.stub
local lib = S.lib
local core = S.core
local type, string = lib.type, lib.string

local entities, abms, lbms = {}, {}, {}
S.entities, S.abms, S.lbms = entities, abms, lbms
core.registered_entities, core.registered_abms, core.registered_lbms = entities, abms, lbms

local entityFields = {}
for _, name in lib.ipairs(S.words([[initial_properties on_activate on_deactivate on_step on_punch on_death on_rightclick
    on_attach_child on_detach_child on_detach get_staticdata name mod_origin __index hp_max breath_max zoom_fov
    eye_height physical collide_with_objects weight collisionbox selectionbox pointable visual visual_size mesh
    textures colors use_texture_alpha spritediv initial_sprite_basepos is_visible makes_footstep_sound
    automatic_rotate automatic_face_movement_dir automatic_face_movement_max_rotation_per_sec backface_culling glow
    nametag nametag_color nametag_bgcolor infotext static_save damage_texture_modifier shaded stepheight
    show_on_minimap wield_item damage_texture_modifier node rotation_smoothing_time]])) do
    entityFields[name] = true
end
local propertiesInside = { visual = true, textures = true, hp_max = true, physical = true, collisionbox = true,
    visual_size = true, mesh = true, collide_with_objects = true, is_visible = true, makes_footstep_sound = true,
    stepheight = true, automatic_rotate = true, nametag = true, glow = true }

function core.register_entity(name, prototype)
    if name == nil then
        S.raise("Unable to register entity: Name is nil")
    end
    name = S.checkedName(S.text(name))
    S.indexed(prototype, "prototype")
    prototype.name = name
    prototype.__index = prototype
    entities[name] = prototype
    prototype.mod_origin = core.get_current_modname() or "??"
    S.record("entity", name, prototype, "entity:" .. name)
    -- An entity's prototype holds the mod's own fields too; only old places of properties are named.
    for _, field in lib.ipairs(S.sortedKeys(prototype)) do
        if propertiesInside[field] then
            S.finding("deprecated", name .. ": " .. field .. " belongs into initial_properties")
        end
    end
    if prototype.initial_properties ~= nil then
        if type(prototype.initial_properties) ~= "table" then
            S.finding("invalid_field", name .. ": initial_properties is a " .. type(prototype.initial_properties))
        else
            for _, field in lib.ipairs(S.sortedKeys(prototype.initial_properties)) do
                if not entityFields[field] and string.sub(S.text(field), 1, 1) ~= "_" then
                    S.finding("invalid_field", name .. ": unknown property " .. S.text(field))
                end
            end
        end
    end
end

local abmFields = {}
for _, name in lib.ipairs(S.words([[label nodenames neighbors without_neighbors interval chance min_y max_y catch_up
    action mod_origin name run_at_every_load bulk_action]])) do
    abmFields[name] = true
end
local function checkFields(kind, spec)
    for _, field in lib.ipairs(S.sortedKeys(spec)) do
        if not abmFields[field] and string.sub(S.text(field), 1, 1) ~= "_" then
            S.finding("invalid_field", kind .. ": unknown field " .. S.text(field))
        end
    end
    for _, field in lib.ipairs({ "interval", "chance" }) do
        local v = spec[field]
        if v ~= nil and not lib.tonumber(v) then
            S.invalidType(field, "number", type(v))
        end
    end
end

local function requireAction(spec)
    if type(spec.action) ~= "function" then
        S.raise("Required field 'action' of type function")
    end
end

-- 5.6.1 aborts as a whole when it meets such an entry after loading; 5.18 says this at once.
local function checkNames(spec)
    for _, field in lib.ipairs({ "nodenames", "neighbors" }) do
        local list = spec[field]
        if type(list) == "table" then
            for _, name in lib.next, list do
                if type(name) ~= "string" then
                    S.raise("Field '" .. field .. "' contains non-string entry")
                end
            end
        elseif list ~= nil and type(list) ~= "string" then
            S.finding("invalid_field", "abm: " .. field .. " is a " .. type(list))
        end
    end
end

function core.register_abm(spec)
    S.indexed(spec, "spec")
    requireAction(spec)
    checkNames(spec)
    abms[#abms + 1] = spec
    spec.mod_origin = core.get_current_modname() or "??"
    S.record("abm", nil, spec)
    checkFields("abm", spec)
end

function core.register_lbm(spec)
    S.indexed(spec, "spec")
    local name = spec.name
    if type(name) ~= "string" and type(name) ~= "number" then
        S.raise("attempt to index local 'name' (a " .. type(name) .. " value)")
    end
    name = S.checkedName(S.text(name))
    -- 5.18 also takes bulk_action in its place.
    if type(spec.action) ~= "function" and type(spec.bulk_action) ~= "function" then
        requireAction(spec)
    end
    lbms[#lbms + 1] = spec
    spec.mod_origin = core.get_current_modname() or "??"
    S.record("lbm", name, spec)
    checkFields("lbm", spec)
end
