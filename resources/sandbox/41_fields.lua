-- SPDX-License-Identifier: Apache-2.0
-- The fields of definitions: which there are, which simple type each has, and what the engine's
-- C++ side raises for. What it only logs, or passes silently, becomes a finding.
local host = ...
local S = host.stub
local lib = S.lib
local type, tonumber, next, string = lib.type, lib.tonumber, lib.next, lib.string
local words = S.words

local item = {
    string = [[description short_description inventory_image inventory_overlay wield_image wield_overlay palette
        node_placement_prediction node_dig_prediction]],
    number = "range",
    boolean = "liquids_pointable",
    any = [[name type mod_origin groups wield_scale color stack_max light_source tool_capabilities wear_color
        touch_interaction sound pointabilities on_place on_secondary_use on_drop on_pickup on_use after_use image
        cookresult_itemstring furnace_cooktime furnace_burntime]],
}
local node = {
    string = [[drawtype paramtype paramtype2 liquidtype liquid_alternative_flowing liquid_alternative_source mesh
        node_dig_prediction]],
    number = [[visual_scale liquid_viscosity liquid_range move_resistance leveled leveled_max drowning
        damage_per_second waving place_param2]],
    boolean = [[sunlight_propagates walkable pointable diggable climbable buildable_to floodable is_ground_content
        liquid_renewable rightclickable legacy_facedir_simple legacy_wallmounted air_equivalent
        liquid_move_physics]],
    any = [[tiles overlay_tiles special_tiles tile_images special_materials use_texture_alpha alpha node_box
        selection_box collision_box connects_to connect_sides sounds drop post_effect_color post_effect_color_shaded
        on_construct on_destruct after_destruct on_flood preserve_metadata after_place_node after_dig_node can_dig
        on_punch on_rightclick on_dig on_timer on_receive_fields on_blast on_rotate allow_metadata_inventory_move
        allow_metadata_inventory_put allow_metadata_inventory_take on_metadata_inventory_move
        on_metadata_inventory_put on_metadata_inventory_take light_propagates furnace_burntime metadata_name
        sunlight_propagates soil material drop_on_dig node_color on_ignite on_burn on_grow on_seed_place
        next_plant fertility minlight maxlight steps]],
}
local tool = {
    number = "", string = "", boolean = "",
    any = "full_punch_interval basetime dt_weight dt_crackiness dt_crumbliness dt_cuttability basedurability "
        .. "dd_weight dd_crackiness dd_crumbliness dd_cuttability",
}

local function index(...)
    local known = {}
    for _, group in lib.ipairs({ ... }) do
        for kind, names in next, group do
            for _, name in lib.ipairs(words(names)) do
                known[name] = known[name] or kind
            end
        end
    end
    return known
end
local known = { node = index(item, node), tool = index(item, tool), craft = index(item), none = index(item) }

local booleans = { pointable = "string" } -- since 5.9 also "blocking"

--- Findings for a definition: names that the engine does not know and do not begin with "_", and
--- wrong simple types (the engine logs these and takes its default).
function S.checkFields(kind, name, definition)
    local table = known[kind] or known.none
    for _, field in lib.ipairs(S.sortedKeys(definition)) do
        local value = definition[field]
        local want = table[field]
        if type(field) ~= "string" then
            S.finding("invalid_field", name .. ": field " .. S.text(field) .. " has no name")
        elseif not want then
            if string.sub(field, 1, 1) ~= "_" then
                S.finding("invalid_field", name .. ": unknown field " .. field)
            end
        elseif want == "string" then
            if type(value) ~= "string" and type(value) ~= "number" then
                S.invalidType(field, "string", type(value))
            end
        elseif want == "number" then
            if type(value) ~= "number" and not (type(value) == "string" and tonumber(value)) then
                S.invalidType(field, "number", type(value))
            end
        elseif want == "boolean" and type(value) ~= "boolean" and not (booleans[field] == type(value)
            and value == "blocking") then
            S.invalidType(field, "boolean", type(value))
        end
    end
    if kind == "node" then
        S.checkNodeFields(name, definition)
    end
    local stack = definition.stack_max
    if type(stack) == "string" and not tonumber(stack) then
        S.invalidType("stack_max", "number", "string")
    end
end

local drawtypes = [[normal airlike liquid flowingliquid glasslike glasslike_framed glasslike_framed_optional allfaces
    allfaces_optional torchlike signlike plantlike plantlike_rooted firelike fencelike raillike nodebox mesh]]
local paramtypes2 = [[none full flowingliquid facedir 4dir wallmounted leveled degrotate meshoptions color colorfacedir
    color4dir colorwallmounted colordegrotate glasslikeliquidlevel]]
local choices = {
    drawtype = index({ any = drawtypes }), paramtype = index({ any = "none light" }),
    paramtype2 = index({ any = paramtypes2 }), liquidtype = index({ any = "none source flowing" }),
}
local callbacks = [[on_construct on_destruct after_destruct on_flood preserve_metadata after_place_node after_dig_node
    can_dig on_punch on_rightclick on_dig on_timer on_receive_fields on_blast allow_metadata_inventory_move
    allow_metadata_inventory_put allow_metadata_inventory_take on_metadata_inventory_move on_metadata_inventory_put
    on_metadata_inventory_take on_use on_place on_secondary_use on_drop after_use]]
callbacks = words(callbacks)

--- What the engine takes without a word although it cannot be meant.
function S.checkNodeFields(name, definition)
    for field, allowed in next, choices do
        local value = definition[field]
        if type(value) == "string" and not allowed[value] then
            S.finding("invalid_field", name .. ": " .. field .. ' "' .. value .. '" does not exist')
        end
    end
    local tiles = definition.tiles
    if tiles ~= nil and type(tiles) ~= "table" then
        S.finding("invalid_field", name .. ": tiles is a " .. type(tiles) .. ", it must be a list")
    elseif type(tiles) == "table" then
        if #tiles > 6 then
            S.finding("invalid_field", name .. ": more than 6 tiles")
        end
        for i = 1, #tiles do
            local tile = tiles[i]
            if type(tile) == "table" and tile.image ~= nil and tile.name == nil then
                S.deprecated(name .. ": a tile's image is replaced by name")
            elseif type(tile) ~= "table" and type(tile) ~= "string" then
                S.finding("invalid_field", name .. ": a tile is a " .. type(tile))
            end
        end
    end
    local drop = definition.drop
    if drop ~= nil and type(drop) ~= "string" and type(drop) ~= "table" then
        S.finding("invalid_field", name .. ": drop is a " .. type(drop))
    end
    for _, field in lib.ipairs(callbacks) do
        local value = definition[field]
        if value ~= nil and type(value) ~= "function" then
            S.finding("invalid_field", name .. ": " .. field .. " is a " .. type(value) .. ", not a function")
        end
    end
    if type(definition.use_texture_alpha) == "boolean" then
        S.deprecated('Field "use_texture_alpha": Boolean values are deprecated; use the new choices')
    end
    if definition.alpha ~= nil then
        S.deprecated('Field "alpha": Obsolete, only limited compatibility provided; replaced by "use_texture_alpha"')
    end
    if definition.tile_images ~= nil or definition.special_materials ~= nil then
        S.deprecated(name .. ": tile_images and special_materials are no longer read")
    end
    local light = definition.light_source
    if type(light) == "number" and light < 0 then
        S.warning("Node " .. name .. " had greater light_source than 14, it was reduced.")
    end
end

-- The engine walks these tables from C++; its messages count places on its own stack.
local function readGroups(groups, what)
    for key, value in next, groups do
        if type(key) ~= "string" and type(key) ~= "number" then
            S.raise("bad argument #6 to 'register_item_raw' (string expected, got " .. type(key) .. ")")
        end
        if type(value) ~= "number" and not (type(value) == "string" and tonumber(value)) then
            S.raise("bad argument #7 to 'register_item_raw' (number expected, got " .. type(value) .. ")")
        end
        if type(key) == "number" then
            S.raise("invalid key to 'next'")
        end
    end
end

local function number(definition, field)
    local value = definition[field]
    if value ~= nil and type(value) ~= "number" and not (type(value) == "string" and tonumber(value)) then
        S.invalidType(field, "number", type(value))
    end
end

local function readCapabilities(capabilities)
    number(capabilities, "full_punch_interval")
    number(capabilities, "max_drop_level")
    number(capabilities, "punch_attack_uses")
    if capabilities.maxwear ~= nil then
        S.deprecated('Field "maxwear" is deprecated; replace with uses=1/maxwear')
    end
    local groupcaps = capabilities.groupcaps
    if type(groupcaps) == "table" then
        for group, cap in next, groupcaps do
            if type(group) == "number" then
                S.raise("invalid key to 'next'")
            elseif type(group) ~= "string" then
                S.raise("bad argument #7 to 'register_item_raw' (string expected, got " .. type(group) .. ")")
            end
            if type(cap) == "table" then
                number(cap, "uses")
                number(cap, "maxlevel")
                if cap.maxwear ~= nil then
                    S.deprecated('Field "maxwear" is deprecated; replace with uses=1/maxwear')
                end
                if type(cap.times) == "table" then
                    for level, time in next, cap.times do
                        if type(level) ~= "number" and not (type(level) == "string" and tonumber(level)) then
                            S.raise("bad argument #9 to 'register_item_raw' (number expected, got " .. type(level) .. ")")
                        end
                        if type(time) ~= "number" and not (type(time) == "string" and tonumber(time)) then
                            S.raise("bad argument #10 to 'register_item_raw' (number expected, got " .. type(time) .. ")")
                        end
                    end
                end
            end
        end
    end
    if type(capabilities.damage_groups) == "table" then
        readGroups(capabilities.damage_groups, "damage_groups")
    end
end

--- The checks of the C++ side for an item that builtin has prepared; raises as it does.
function S.readItem(definition)
    local groups = definition.groups
    if groups ~= nil then
        if type(groups) ~= "table" then
            S.raise("bad argument #5 to 'register_item_raw' (table expected, got " .. type(groups) .. ")")
        end
        readGroups(groups)
    end
    local scale = definition.wield_scale
    if type(scale) == "table" then
        for _, axis in lib.ipairs({ "x", "y", "z" }) do
            if type(scale[axis]) ~= "number" then
                S.raise("Invalid vector coordinate " .. axis .. " (expected number got " .. type(scale[axis]) .. ").")
            end
        end
    end
    if type(definition.tool_capabilities) == "table" then
        readCapabilities(definition.tool_capabilities)
    end
    local sounds = definition.sounds
    if definition.type == "node" and sounds ~= nil and type(sounds) ~= "table" then
        S.raise("bad argument #5 to 'register_item_raw' (table expected, got " .. type(sounds) .. ")")
    end
end
