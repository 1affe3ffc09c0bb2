-- SPDX-License-Identifier: Apache-2.0
-- Directions of nodes, drops, and small facts about nodes.
local host = ...
local S = host.stub
local lib = S.lib
local core = S.core
local type, next, math, tonumber, string = lib.type, lib.next, lib.math, lib.tonumber, lib.string
local floor, abs = math.floor, math.abs

local function arithmetic(value, name)
    if type(value) ~= "number" then
        S.raise("attempt to perform arithmetic on local '" .. name .. "' (a " .. type(value) .. " value)")
    end
    return value
end

-- facedir = axis * 4 + turn: where the back of the node looks.
local backs = { { 0, 0, 1 }, { 1, 0, 0 }, { 0, 0, -1 }, { -1, 0, 0 }, { 0, -1, 0 }, { 0, 1, 0 } }
local facedirs = { [0] = 1, 2, 3, 4, 5, 2, 6, 4, 6, 2, 5, 4, 1, 5, 3, 6, 1, 6, 3, 5, 1, 4, 3, 2 }
function core.facedir_to_dir(facedir)
    local d = backs[facedirs[floor(arithmetic(facedir, "facedir") % 32)] or 1]
    return S.vec(d[1], d[2], d[3])
end
function core.fourdir_to_dir(fourdir) return core.facedir_to_dir(arithmetic(fourdir, "fourdir") % 4) end
function core.dir_to_facedir(dir, sixD)
    S.checkTable(dir, 1, "dir_to_facedir")
    if sixD and abs(dir.y) > abs(dir.x) and abs(dir.y) > abs(dir.z) then
        return dir.y < 0 and 4 or 8
    elseif abs(dir.x) > abs(dir.z) then
        return dir.x < 0 and 3 or 1
    end
    return dir.z < 0 and 2 or 0
end
function core.dir_to_fourdir(dir) return core.dir_to_facedir(dir) end
function core.dir_to_wallmounted(dir)
    S.checkTable(dir, 1, "dir_to_wallmounted")
    if abs(dir.y) > math.max(abs(dir.x), abs(dir.z)) then
        return dir.y < 0 and 1 or 0
    elseif abs(dir.x) > abs(dir.z) then
        return dir.x < 0 and 3 or 2
    end
    return dir.z < 0 and 5 or 4
end
local walls = { [0] = { 0, 1, 0 }, { 0, -1, 0 }, { 1, 0, 0 }, { -1, 0, 0 }, { 0, 0, 1 }, { 0, 0, -1 }, { 0, 1, 0 },
    { 0, -1, 0 } }
function core.wallmounted_to_dir(wallmounted)
    local d = walls[arithmetic(wallmounted, "wallmounted") % 8]
    return S.vec(d[1], d[2], d[3])
end
function core.dir_to_yaw(dir)
    S.checkTable(dir, 1, "dir_to_yaw")
    return -math.atan2(dir.x, dir.z)
end
function core.yaw_to_dir(yaw)
    arithmetic(yaw, "yaw")
    return S.vec(-math.sin(yaw), 0, math.cos(yaw))
end
function core.is_colored_paramtype(kind)
    return kind == "color" or kind == "colorfacedir" or kind == "color4dir" or kind == "colorwallmounted"
        or kind == "colordegrotate"
end
function core.strip_param2_color(param2, kind)
    if not core.is_colored_paramtype(kind) then
        return nil
    end
    if kind == "colorfacedir" or kind == "colordegrotate" then
        return floor(param2 / 32) * 32
    elseif kind == "color4dir" then
        return floor(param2 / 4) * 4
    elseif kind == "colorwallmounted" then
        return floor(param2 / 8) * 8
    end
    return param2
end

function core.get_pointed_thing_position(pointed, above)
    S.checkTable(pointed, 1, "get_pointed_thing_position")
    if pointed.type == "node" then
        return above and pointed.above or pointed.under
    elseif pointed.type == "object" then
        return pointed.ref and pointed.ref:get_pos()
    end
    return nil
end
function core.pointed_thing_to_face_pos(placer, pointed)
    if pointed.type ~= "node" then
        return nil
    end
    local under, above = pointed.under, pointed.above
    return S.vec(under.x + (above.x - under.x) * 0.5, under.y + (above.y - under.y) * 0.5, under.z + (above.z - under.z) * 0.5)
end

-- Drops.
local function toolFits(item, tool)
    if type(item.tools) == "table" then
        local fits = false
        for _, name in lib.ipairs(item.tools) do
            name = S.text(name)
            fits = fits or (string.sub(name, 1, 1) == "~" and string.find(tool, string.sub(name, 2), 1, true) ~= nil)
                or name == tool
        end
        return fits
    end
    if type(item.tool_groups) == "table" then
        for _, groups in lib.ipairs(item.tool_groups) do
            local all = true
            for _, group in lib.ipairs(type(groups) == "table" and groups or { groups }) do
                all = all and S.itemGroup(tool, group) ~= 0
            end
            if all then
                return true
            end
        end
        return false
    end
    return true
end
function core.get_node_drops(node, tool, digger, pos)
    local name = type(node) == "table" and node.name or node
    local definition = name ~= nil and S.nodeDefinition(S.resolve(name))
    local drop = definition and definition.drop
    if drop == nil or (type(drop) ~= "table" and type(drop) ~= "string") then
        return { S.text(name) }
    elseif type(drop) == "string" then
        return drop ~= "" and { drop } or {}
    end
    local out, given, most = {}, 0, tonumber(drop.max_items)
    local toolName = tool ~= nil and S.stackFrom(tool).name or ""
    for _, item in lib.ipairs(type(drop.items) == "table" and drop.items or {}) do
        local rarity = tonumber(item.rarity) or 1
        if toolFits(item, toolName) and (rarity <= 1 or math.random(rarity) == 1) then
            for _, stack in lib.ipairs(type(item.items) == "table" and item.items or {}) do
                out[#out + 1] = stack
            end
            given = given + 1
            if most and given >= most then
                break
            end
        end
    end
    return out
end

function core.get_node_level(pos)
    local node = S.nodeAt(S.position(pos))
    local definition = node and S.nodeDefinition(node.name)
    return definition and definition.paramtype2 == "leveled" and node.param2 % 128 or 0
end
function core.get_node_max_level(pos)
    local node = S.nodeAt(S.position(pos))
    local definition = node and S.nodeDefinition(node.name)
    return definition and tonumber(definition.leveled_max) or (definition and definition.paramtype2 == "leveled" and 127 or 0)
end
function core.set_node_level(pos, level)
    local node = S.nodeAt(S.position(pos))
    if node and node.name ~= "air" then
        node.param2 = S.trunc(tonumber(level) or 1) % 128
    end
    return 0
end
function core.add_node_level(pos, level)
    return core.set_node_level(pos, core.get_node_level(pos) + (tonumber(level) or 1))
end
function core.get_node_boxes(kind, pos)
    S.position(pos)
    return { { -0.5, -0.5, -0.5, 0.5, 0.5, 0.5 } }
end
local rails = {}
function core.raillike_group(name)
    for i = 1, #rails do
        if rails[i] == name then
            return i + 1
        end
    end
    rails[#rails + 1] = name
    return #rails + 1
end
