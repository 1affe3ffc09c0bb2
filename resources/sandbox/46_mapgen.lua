-- SPDX-License-Identifier: Apache-2.0
-- What the map generator would use: biomes, decorations, ores, schematics, noise settings.
local host = ...
local S = host.stub
local lib = S.lib
local core = S.core
local type, next, string = lib.type, lib.next, lib.string

-- kind -> known fields; what else is there is a finding.
local fields = {
    biome = [[name node_dust depth_top node_top depth_filler node_filler node_stone node_water_top depth_water_top
        node_water depth_riverbed node_riverbed node_river_water node_cave_liquid node_dungeon node_dungeon_alt
        node_dungeon_stair y_max y_min max_pos min_pos vertical_blend heat_point humidity_point weight]],
    decoration = [[name deco_type place_on sidelen fill_ratio noise_params biomes y_min y_max spawn_by check_offset
        num_spawn_by flags decoration height height_max param2 param2_max place_offset_y schematic replacements
        rotation treedef]],
    ore = [[name ore_type ore ore_param2 wherein clust_scarcity clust_num_ores clust_size y_min y_max flags
        noise_threshold noise_params biomes column_height_min column_height_max column_midpoint_factor np_puff_top
        np_puff_bottom random_factor np_stratum_thickness stratum_thickness height_min height_max noise_threshhold]],
}
local old = { height_min = "y_min", height_max = "y_max", noise_threshhold = "noise_threshold" }
local oreTypes = { scatter = true, sheet = true, puff = true, blob = true, vein = true, stratum = true }
local decoTypes = { simple = true, schematic = true, lsystem = true }

local function checked(kind, def)
    local known = {}
    for _, name in lib.ipairs(S.words(fields[kind])) do
        known[name] = true
    end
    for _, field in lib.ipairs(S.sortedKeys(def)) do
        if old[field] then
            S.deprecated(kind .. ": " .. field .. " is replaced by " .. old[field])
        elseif not known[field] and string.sub(S.text(field), 1, 1) ~= "_" then
            S.finding("invalid_field", kind .. ": unknown field " .. S.text(field))
        end
    end
end

local function registry(kind, listName)
    local list, handle = {}, 0
    core["registered_" .. listName] = list
    core["register_" .. kind] = function(def)
        S.checkTable(def, 1, "register_" .. kind)
        if kind == "ore" and not oreTypes[def.ore_type == nil and "scatter" or def.ore_type] then
            -- 5.18 raises here; 5.6.1 takes it for "scatter".
            S.finding("invalid_field", 'ore: unknown ore_type "' .. S.text(def.ore_type) .. '"')
        end
        if kind == "decoration" and not decoTypes[def.deco_type == nil and "simple" or def.deco_type] then
            S.finding("invalid_field", 'decoration: unknown deco_type "' .. S.text(def.deco_type) .. '"')
        end
        checked(kind, def)
        local id = handle
        handle = handle + 1
        local name = def.name
        list[name ~= nil and name or id] = def
        S.record(kind, type(name) == "string" and name or nil, def, type(name) == "string" and kind .. ":" .. name or nil)
        return id
    end
    core["clear_registered_" .. listName] = function()
        for key in next, S.rawCopy(list) do
            list[key] = nil
        end
        S.forgetKind(kind)
        handle = 0
        return true
    end
    return list
end
local biomes = registry("biome", "biomes")
registry("decoration", "decorations")
registry("ore", "ores")

function core.unregister_biome(key)
    if type(key) ~= "string" then
        S.raiseAt("key is not a string")
    end
    if not biomes[key] then
        S.raiseAt("Attempt to unregister non-existent element - '" .. key .. "'")
    end
    biomes[key] = nil
    S.forget("biome:" .. key)
end

local biomeIds, biomeNames = {}, {}
local function biomeId(name)
    if biomes[name] == nil then
        return nil
    end
    if not biomeIds[name] then
        biomeNames[#biomeNames + 1] = name
        biomeIds[name] = #biomeNames
    end
    return biomeIds[name]
end
function core.get_biome_id(name) return biomeId(S.checkString(name, 1, "get_biome_id")) end
function core.get_biome_name(id) return biomeNames[id] end
function core.get_biome_data(pos)
    S.position(pos)
    return { biome = 0, heat = 50, humidity = 50 }
end
function core.get_heat(pos) S.position(pos) return 50 end
function core.get_humidity(pos) S.position(pos) return 50 end
function core.get_decoration_id(name)
    S.checkString(name, 1, "get_decoration_id")
    return core.registered_decorations[name] and 1 or nil
end

local schematics = 0
function core.register_schematic(schematic)
    if type(schematic) ~= "table" and type(schematic) ~= "string" then
        return nil
    end
    schematics = schematics + 1
    return schematics - 1
end
function core.clear_registered_schematics() return true end
function core.create_schematic() return true end
function core.serialize_schematic(schematic, format)
    if format ~= "lua" and format ~= "mts" then
        return nil
    end
    return format == "lua" and "schematic = {}" or "MTSM"
end
function core.read_schematic(schematic)
    return type(schematic) == "table" and S.rawCopy(schematic) or { size = { x = 1, y = 1, z = 1 }, data = {
        { name = "air", prob = 254, param2 = 0 } }, yslice_prob = {} }
end

function core.generate_ores() end
function core.generate_decorations() end
function core.register_mapgen_script() end

-- Settings of the map generator.
local settings = { mg_name = "singlenode", seed = "1", water_level = "1", chunksize = "5", mg_flags = "light",
    mapgen_limit = "31007" }
local noise = {}
function core.get_mapgen_setting(name) return settings[S.checkString(name, 1, "get_mapgen_setting")] end
function core.set_mapgen_setting(name, value, override)
    settings[S.checkString(name, 1, "set_mapgen_setting")] = S.checkString(value, 2, "set_mapgen_setting")
end
local function defaultNoise()
    return { offset = 0, scale = 1, spread = { x = 250, y = 250, z = 250 }, seed = 0, octaves = 3, persistence = 0.6,
        persist = 0.6, lacunarity = 2, flags = "" }
end
function core.get_mapgen_setting_noiseparams(name) return noise[name] or defaultNoise() end
function core.set_mapgen_setting_noiseparams(name, params) noise[name] = S.checkTable(params, 2, "set_noiseparams") end
core.set_noiseparams = core.set_mapgen_setting_noiseparams
function core.get_noiseparams(name) return noise[name] end
function core.get_mapgen_params()
    S.deprecated("get_mapgen_params is deprecated; use get_mapgen_setting")
    return { mgname = "singlenode", seed = 1, water_level = 1, chunksize = 5, flags = "light" }
end
function core.set_mapgen_params(params)
    S.deprecated("set_mapgen_params is deprecated; use set_mapgen_setting")
    S.checkTable(params, 1, "set_mapgen_params")
end
local notify = {}
function core.set_gen_notify(flags) notify.flags = flags end
function core.get_gen_notify() return type(notify.flags) == "string" and notify.flags or "", {} end
function core.get_mapgen_edges()
    return { x = -30912, y = -30912, z = -30912 }, { x = 30927, y = 30927, z = 30927 }
end
function core.get_mapgen_chunksize() return { x = 5, y = 5, z = 5 } end
function core.get_spawn_level() return 1 end
function core.get_mapgen_object(name)
    S.checkString(name, 1, "get_mapgen_object")
    if name == "voxelmanip" then
        return S.newVoxelManip({ x = -16, y = -16, z = -16 }, { x = 31, y = 31, z = 31 })
    elseif name == "gennotify" then
        return {}
    elseif name == "heightmap" or name == "biomemap" or name == "heatmap" or name == "humiditymap" then
        local map = {}
        for i = 1, 16 * 16 do
            map[i] = name == "heightmap" and 1 or name == "biomemap" and 0 or 50
        end
        return map
    end
    return nil
end
