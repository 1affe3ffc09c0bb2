-- SPDX-License-Identifier: Apache-2.0
-- The map: air everywhere, and what was put into it.
local host = ...
local S = host.stub
local lib = S.lib
local core = S.core
local type, next, math, string, rawget = lib.type, lib.next, lib.math, lib.string, lib.rawget
local floor = math.floor

local limit = 31007 -- nodes from the middle to the edge
local nodes = {}    -- key -> {name, param1, param2}
S.map = nodes

--- One number for a position, and back.
function S.key(pos)
    return (pos.z + 32768) * 4294967296 + (pos.y + 32768) * 65536 + pos.x + 32768
end
function S.unkey(key)
    local x = key % 65536
    local y = floor(key / 65536) % 65536
    return S.vec(x - 32768, y - 32768, floor(key / 4294967296) - 32768)
end
core.hash_node_position = function(pos)
    S.checkTable(pos, 1, "hash_node_position")
    return (pos.z + 32768) * 65536 * 65536 + (pos.y + 32768) * 65536 + pos.x + 32768
end
function core.get_position_from_hash(hash)
    return S.unkey(S.checkNumber(hash, 1, "get_position_from_hash"))
end

local function outside(pos)
    return math.abs(pos.x) > limit or math.abs(pos.y) > limit or math.abs(pos.z) > limit
end

--- The node at a rounded position, as the stub's own table; nil outside the world or while loading.
function S.nodeAt(pos)
    if S.phase == "loading" or outside(pos) then
        return nil
    end
    return nodes[S.key(pos)] or { name = "air", param1 = 0, param2 = 0 }
end
local function copied(node)
    return { name = node.name, param1 = node.param1, param2 = node.param2 }
end
S.copyNode = copied

--- What a mod gives for a node: {name, param1, param2}, checked as the engine does.
local function readNode(node)
    if node == nil then
        S.raiseAt("attempt to index a nil value")
    end
    local name = (type(node) == "table" or type(node) == "string") and node.name
    if type(name) ~= "string" and type(name) ~= "number" then
        S.raiseAt("Node name is not set or is not a string!")
    end
    name = S.resolve(S.text(name))
    if rawget(S.nodes, name) == nil then
        S.raiseAt('"' .. name .. '" is not a registered node!')
    end
    return { name = name, param1 = S.trunc(lib.tonumber(node.param1) or 0) % 256,
        param2 = S.trunc(lib.tonumber(node.param2) or 0) % 256 }
end

--- Writes without callbacks or metadata.
function S.putNode(pos, node)
    nodes[S.key(pos)] = node.name ~= "air" and node or nil
end

function S.nodeDefinition(name)
    return rawget(S.nodes, name)
end
local function call(definition, field, ...)
    local f = definition and definition[field]
    if f then
        return f(...)
    end
end

local function setNode(pos, node)
    if outside(pos) or S.phase == "loading" then
        return false
    end
    local key = S.key(pos)
    local old = copied(S.nodeAt(pos))
    local oldDefinition, definition = S.nodeDefinition(old.name), S.nodeDefinition(node.name)
    call(oldDefinition, "on_destruct", S.vec(pos.x, pos.y, pos.z))
    S.dropNodeRecord(key)
    S.dropTimer(key)
    S.putNode(pos, node)
    call(oldDefinition, "after_destruct", S.vec(pos.x, pos.y, pos.z), old)
    call(definition, "on_construct", S.vec(pos.x, pos.y, pos.z))
    return true
end
S.setNode = setNode

function core.set_node(pos, node)
    pos = S.position(pos)
    return setNode(pos, readNode(node))
end
core.add_node = core.set_node
local function removeNode(pos)
    return setNode(S.position(pos), { name = "air", param1 = 0, param2 = 0 })
end
core.remove_node = removeNode
local function swap(pos, node)
    pos = S.position(pos)
    node = readNode(node)
    if outside(pos) or S.phase == "loading" then
        return false
    end
    S.putNode(pos, node)
    return true
end
core.swap_node = swap
function core.bulk_set_node(positions, node)
    S.checkTable(positions, 1, "bulk_set_node")
    for i = 1, #positions do
        setNode(S.position(positions[i]), readNode(node))
    end
    return true
end
function core.bulk_swap_node(positions, node)
    S.checkTable(positions, 1, "bulk_swap_node")
    for i = 1, #positions do
        swap(positions[i], node)
    end
    return true
end

function core.get_node(pos)
    pos = S.position(pos)
    local node = S.nodeAt(pos)
    return node and copied(node) or { name = "ignore", param1 = 0, param2 = 0 }
end
function core.get_node_or_nil(pos)
    local node = S.nodeAt(S.position(pos))
    return node and copied(node) or nil
end
function core.get_node_raw(x, y, z)
    local node = S.nodeAt({ x = x, y = y, z = z })
    return node and S.contentId(node.name) or 127, node and node.param1 or 0, node and node.param2 or 0, node ~= nil
end
function core.compare_block_status() return true end
function core.load_area() end
function core.fix_light() return true end
function core.forceload_block() return true end
function core.forceload_free_block() end
function core.delete_area() return true end
function core.transforming_liquid_add() end
function core.emerge_area(a, b, callback, parameter)
    if callback ~= nil then
        S.checkFunction(callback, 3, "emerge_area")
        core.after(0, function()
            callback(S.vec(0, 0, 0), core.EMERGE_GENERATED or 4, 0, parameter)
        end)
    end
end

-- Light: day in the open, and what the nodes nearby give.
local function artificial(pos)
    local best = 0
    for key, node in next, nodes do
        local definition = S.nodeDefinition(node.name)
        local light = definition and lib.tonumber(definition.light_source) or 0
        if light > 0 then
            local at = S.unkey(key)
            local distance = math.abs(at.x - pos.x) + math.abs(at.y - pos.y) + math.abs(at.z - pos.z)
            best = math.max(best, light - distance)
        end
    end
    return best
end
local function covered(pos)
    for y = pos.y + 1, pos.y + 32 do
        local node = nodes[S.key({ x = pos.x, y = y, z = pos.z })]
        local definition = node and S.nodeDefinition(node.name)
        if definition and not definition.sunlight_propagates then
            return true
        end
    end
    return false
end
function core.get_natural_light(pos, time)
    pos = S.position(pos)
    time = time == nil and (core.get_timeofday() or 0.5) or S.checkNumber(time, 2, "get_natural_light")
    if not S.nodeAt(pos) then
        return nil
    end
    local day = (time > 0.25 and time < 0.75) and 15 or 4
    return covered(pos) and math.max(0, day - 4) or day
end
function core.get_artificial_light(param1) return floor(S.checkNumber(param1, 1, "get_artificial_light") / 16) % 16 end
function core.get_node_light(pos, time)
    pos = S.position(pos)
    local natural = core.get_natural_light(pos, time)
    return natural and math.min(15, math.max(natural, artificial(pos))) or nil
end

-- Searching -----------------------------------------------------------------------------------

--- A test for node names from "name", "group:x" or a list of both.
local function matcher(names, n, fname)
    local list = type(names) == "table" and names or { names ~= nil and S.checkString(names, n, fname) or nil }
    local exact, groups = {}, {}
    for i = 1, #list do
        local name = S.text(list[i])
        local group = string.match(name, "^group:(.+)$")
        if group then
            groups[#groups + 1] = group
        else
            exact[S.resolve(name)] = true
        end
    end
    return function(name)
        if exact[name] then
            return true
        end
        for i = 1, #groups do
            if S.itemGroup(name, groups[i]) ~= 0 then
                return true
            end
        end
        return false
    end, exact
end
S.nodeMatcher = matcher

--- Positions in a box that hold a match, in the engine's order (z, y, x). Where air matches, every
--- position is looked at; else only those that hold something.
local function search(a, b, test)
    local out = {}
    if test("air") then
        for z = a.z, b.z do
            for y = a.y, b.y do
                for x = a.x, b.x do
                    local node = nodes[S.key({ x = x, y = y, z = z })]
                    if test(node and node.name or "air") then
                        out[#out + 1] = S.vec(x, y, z)
                    end
                end
            end
        end
        return out
    end
    local keys = {}
    for key, node in next, nodes do
        if test(node.name) then
            local pos = S.unkey(key)
            if pos.x >= a.x and pos.x <= b.x and pos.y >= a.y and pos.y <= b.y and pos.z >= a.z and pos.z <= b.z then
                keys[#keys + 1] = key
            end
        end
    end
    lib.table.sort(keys)
    for i = 1, #keys do
        out[i] = S.unkey(keys[i])
    end
    return out
end
S.searchNodes = search

local function box(a, b, fname)
    a, b = S.position(a), S.position(b)
    for _, axis in lib.ipairs({ "x", "y", "z" }) do
        if a[axis] > b[axis] then
            a[axis], b[axis] = b[axis], a[axis]
        end
    end
    if (b.x - a.x + 1) * (b.y - a.y + 1) * (b.z - a.z + 1) > 4096000 then
        S.raiseAt(fname .. "(): area volume exceeds allowed value of 4096000")
    end
    return a, b
end

function core.find_nodes_in_area(a, b, names, grouped)
    a, b = box(a, b, "find_nodes_in_area")
    local found = search(a, b, (matcher(names, 3, "find_nodes_in_area")))
    if grouped then
        local out = {}
        for i = 1, #found do
            local name = S.nodeAt(found[i]).name
            out[name] = out[name] or {}
            out[name][#out[name] + 1] = found[i]
        end
        return out
    end
    local counts = {}
    for _, name in lib.ipairs(type(names) == "table" and names or { names }) do
        if not string.find(S.text(name), "^group:") then
            counts[S.text(name)] = 0
        end
    end
    for i = 1, #found do
        local name = S.nodeAt(found[i]).name
        counts[name] = (counts[name] or 0) + 1
    end
    return found, counts
end
function core.find_nodes_in_area_under_air(a, b, names)
    a, b = box(a, b, "find_nodes_in_area_under_air")
    local found, out = search(a, b, (matcher(names, 3, "find_nodes_in_area_under_air"))), {}
    for i = 1, #found do
        local above = S.nodeAt({ x = found[i].x, y = found[i].y + 1, z = found[i].z })
        if above and above.name == "air" and S.nodeAt(found[i]).name ~= "air" then
            out[#out + 1] = found[i]
        end
    end
    return out
end
function core.find_node_near(pos, radius, names, center)
    pos = S.position(pos)
    radius = S.trunc(S.checkNumber(radius, 2, "find_node_near"))
    local test = matcher(names, 3, "find_node_near")
    if S.phase == "loading" then
        return nil
    end
    for r = center and 0 or 1, math.min(radius, 40) do
        local best
        for _, found in lib.ipairs(search({ x = pos.x - r, y = pos.y - r, z = pos.z - r },
            { x = pos.x + r, y = pos.y + r, z = pos.z + r }, test)) do
            local d = math.max(math.abs(found.x - pos.x), math.abs(found.y - pos.y), math.abs(found.z - pos.z))
            if d == r then
                best = best or found
            end
        end
        if best then
            return best
        end
    end
    return nil
end
