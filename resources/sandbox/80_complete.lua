-- SPDX-License-Identifier: Apache-2.0
-- Sees to it that every name of the engine's API is there: what no other file defines is a function
-- that takes anything and returns nothing, or an empty table.
local host = ...
local S = host.stub
local lib = S.lib
local core, G = S.core, S.G

local numbers = { EMERGE_CANCELLED = 0, EMERGE_ERRORED = 1, EMERGE_FROM_MEMORY = 2, EMERGE_FROM_DISK = 3,
    EMERGE_GENERATED = 4, MAP_BLOCKSIZE = 16, PLAYER_MAX_HP_DEFAULT = 20, PLAYER_MAX_BREATH_DEFAULT = 10 }

-- Not given although a mod on a server finds them: hooks would let it watch the stub at work.
S.withheld = { debug = { debug = true, gethook = true, sethook = true, upvalueid = true } }

local places = {
    core = core, _G = G, string = G.string, table = G.table, math = G.math, bit = G.bit, io = G.io, os = G.os,
    coroutine = G.coroutine, debug = G.debug, jit = G.jit, package = G.package, vector = G.vector, vector2 = G.vector2,
    VoxelArea = lib.rawget(G, "VoxelArea"),
}
local classes = { ItemStack = "ItemStack", InvRef = "InvRef", NodeMetaRef = "NodeMetaRef", NodeTimerRef = "NodeTimerRef",
    ObjectRef = "ObjectRef", PcgRandom = "PcgRandom", PerlinNoise = "PerlinNoise", PseudoRandom = "PseudoRandom",
    Raycast = "Raycast", SecureRandom = "SecureRandom", Settings = "Settings", StorageRef = "StorageRef",
    VoxelManip = "VoxelManip", AreaStore = "AreaStore" }
for space, class in lib.next, classes do
    places[space] = S.classes[class] and S.classes[class].methods
end

-- Before the world exists the engine's functions on it give nothing at all.
local world = S.words([[get_node get_node_or_nil get_node_raw set_node add_node remove_node swap_node bulk_set_node
    bulk_swap_node get_meta get_node_timer get_node_light get_natural_light add_item spawn_item add_entity
    find_node_near find_nodes_in_area find_nodes_in_area_under_air find_nodes_with_meta get_objects_inside_radius
    get_objects_in_area get_timeofday get_gametime get_day_count get_player_by_name get_voxel_manip get_perlin
    get_perlin_map get_value_noise get_value_noise_map place_node dig_node punch_node raycast line_of_sight find_path
    emerge_area forceload_block delete_area place_schematic spawn_tree set_timeofday get_node_level set_node_level
    add_node_level get_node_max_level get_inventory]])
for _, name in lib.ipairs(world) do
    local f = core[name]
    core[name] = function(...)
        if S.phase ~= "running" then
            local where = lib.type((...)) == "table" and lib.rawget((...), "type")
            if name ~= "get_inventory" or where == "node" then
                S.finding("warning", "core." .. name .. " does nothing while mods are loading")
                return nil
            end
        end
        return f(...)
    end
end

-- Messages tell a missing argument from nil: each function notes how many it was given.
for name, f in lib.next, S.rawCopy(core) do
    if lib.type(f) == "function" and name ~= "get_current_modname" then
        core[name] = function(...)
            S.given = lib.select("#", ...)
            return f(...)
        end
    end
end

S.incomplete = {}
for space, types in lib.next, S.names do
    local place = places[space]
    for kind, names in lib.next, types do
        for _, name in lib.ipairs(S.words(names)) do
            local withheld = S.withheld[space] and S.withheld[space][name]
            if place and not withheld and lib.rawget(place, name) == nil then
                S.incomplete[#S.incomplete + 1] = space .. "." .. name
                local value
                if kind == "function" then
                    value = function() end
                elseif kind == "number" then
                    value = numbers[name] or 0
                elseif kind == "table" then
                    value = {}
                end
                lib.rawset(place, name, value)
            end
        end
    end
end
