-- SPDX-License-Identifier: Apache-2.0
-- VoxelArea, VoxelManip, Raycast and AreaStore.
local host = ...
local S = host.stub
local lib = S.lib
local core, G = S.core, S.G
local type, next, math, tonumber, setmetatable = lib.type, lib.next, lib.math, lib.tonumber, lib.setmetatable
local floor = math.floor

-- VoxelArea is a table that mods use as a class.
local Area = {}
G.VoxelArea = Area
Area.MinEdge, Area.MaxEdge = S.vec(1, 1, 1), S.vec(0, 0, 0)
Area.ystride, Area.zstride = 0, 0
Area.__index = Area
local function extent(area)
    local a, b = area.MinEdge, area.MaxEdge
    return S.vec(b.x - a.x + 1, b.y - a.y + 1, b.z - a.z + 1)
end
function Area:new(o)
    o = setmetatable(o or {}, Area)
    local e = extent(o)
    o.ystride, o.zstride = e.x, e.x * e.y
    return o
end
setmetatable(Area, { __call = function(self, a, b)
    return Area.new(self, { MinEdge = a, MaxEdge = b })
end })
function Area:getExtent() return extent(self) end
function Area:getVolume()
    local e = extent(self)
    return e.x * e.y * e.z
end
function Area:index(x, y, z)
    local a = self.MinEdge
    return floor((z - a.z) * self.zstride + (y - a.y) * self.ystride + (x - a.x) + 1)
end
function Area:indexp(p) return Area.index(self, p.x, p.y, p.z) end
function Area:position(i)
    local a = self.MinEdge
    i = i - 1
    local z = floor(i / self.zstride)
    local y = floor(i % self.zstride / self.ystride)
    return S.vec(floor(i % self.ystride) + a.x, y + a.y, z + a.z)
end
function Area:contains(x, y, z)
    local a, b = self.MinEdge, self.MaxEdge
    return x >= a.x and x <= b.x and y >= a.y and y <= b.y and z >= a.z and z <= b.z
end
function Area:containsp(p) return Area.contains(self, p.x, p.y, p.z) end
function Area:containsi(i) return i >= 1 and i <= Area.getVolume(self) end
function Area:iter(x1, y1, z1, x2, y2, z2)
    local x, y, z = x1 - 1, y1, z1
    return function()
        x = x + 1
        if x > x2 then
            x, y = x1, y + 1
        end
        if y > y2 then
            y, z = y1, z + 1
        end
        if z > z2 or x1 > x2 or y1 > y2 then
            return nil
        end
        return Area.index(self, x, y, z)
    end
end
function Area:iterp(a, b) return Area.iter(self, a.x, a.y, a.z, b.x, b.y, b.z) end

-- VoxelManip: whole blocks of 16.
local mostNodes = 4096 * 600
local Manip = S.newClass("VoxelManip")
local method = Manip.method

local function emerge(state, a, b)
    a, b = S.vector.sort(S.position(a), S.position(b))
    for _, axis in lib.ipairs({ "x", "y", "z" }) do
        a[axis] = floor(a[axis] / 16) * 16
        b[axis] = floor(b[axis] / 16) * 16 + 15
    end
    local area = Area.new(Area, { MinEdge = a, MaxEdge = b })
    if Area.getVolume(area) > mostNodes then
        S.raiseAt("VoxelManip: the area is too large")
    end
    state.area = area
    state.names, state.light, state.param2 = nil, nil, nil
    return S.vec(a.x, a.y, a.z), S.vec(b.x, b.y, b.z)
end
-- Contents are read from the map when they are first asked for.
local function contents(state)
    if not state.data then
        local data, param2, n = {}, {}, Area.getVolume(state.area)
        state.occupied = {}
        local air = 126
        for i = 1, n do
            data[i], param2[i] = air, 0
        end
        for key, node in next, S.map do
            local pos = S.unkey(key)
            if Area.containsp(state.area, pos) then
                local i = Area.indexp(state.area, pos)
                data[i], param2[i] = S.contentId(node.name), node.param2
                state.occupied[i] = true
            end
        end
        state.data, state.param2 = data, param2
    end
    return state.data, state.param2
end
local function hasArea(state)
    if not state.area then
        S.raiseAt("VoxelManip: nothing was read yet")
    end
end

function S.newVoxelManip(a, b)
    local state = {}
    local object = Manip.new(state)
    if a and b then
        emerge(state, a, b)
    end
    if a and b and S.phase ~= "loading" then
        return object, S.vec(a.x, a.y, a.z), S.vec(b.x, b.y, b.z)
    end
    return object
end
function G.VoxelManip(a, b) return (S.newVoxelManip(a, b)) end
function core.get_voxel_manip(a, b) return (S.newVoxelManip(a, b)) end

method("read_from_map", function(state, a, b)
    state.data = nil
    return emerge(state, a, b)
end)
method("initialize", function(state, a, b)
    state.data = nil
    return emerge(state, a, b)
end)
method("get_emerged_area", function(state)
    if not state.area then
        return S.vec(0, 0, 0), S.vec(0, 0, 0)
    end
    local a, b = state.area.MinEdge, state.area.MaxEdge
    return S.vec(a.x, a.y, a.z), S.vec(b.x, b.y, b.z)
end)
local function handOut(list, buffer)
    buffer = type(buffer) == "table" and buffer or {}
    for i = 1, #list do
        buffer[i] = list[i]
    end
    return buffer
end
local function takeIn(state, list, values, fname)
    S.checkTable(values, 1, fname)
    for i = 1, #list do
        local v = values[i]
        list[i] = tonumber(v) or list[i]
    end
end
method("get_data", function(state, buffer)
    hasArea(state)
    return handOut((contents(state)), buffer)
end)
method("set_data", function(state, values)
    hasArea(state)
    takeIn(state, (contents(state)), values, "set_data")
end)
method("get_param2_data", function(state, buffer)
    hasArea(state)
    local _, param2 = contents(state)
    return handOut(param2, buffer)
end)
method("set_param2_data", function(state, values)
    hasArea(state)
    local _, param2 = contents(state)
    takeIn(state, param2, values, "set_param2_data")
end)
local function light(state)
    hasArea(state)
    if not state.light then
        state.light = {}
        for i = 1, Area.getVolume(state.area) do
            state.light[i] = 15
        end
    end
    return state.light
end
method("get_light_data", function(state, buffer) return handOut(light(state), buffer) end)
method("set_light_data", function(state, values) takeIn(state, light(state), values, "set_light_data") end)
method("set_lighting", function() end)
method("calc_lighting", function() end)
method("update_map", function() end)
method("update_liquids", function() end)
method("was_modified", function() return false end)
method("close", function(state) state.area, state.data = nil, nil end)
method("get_node_at", function(state, pos)
    hasArea(state)
    pos = S.position(pos)
    local data, param2 = contents(state)
    if not Area.containsp(state.area, pos) then
        return { name = "ignore", param1 = 0, param2 = 0 }
    end
    local i = Area.indexp(state.area, pos)
    return { name = core.get_name_from_content_id(data[i]), param1 = 15, param2 = param2[i] }
end)
method("set_node_at", function(state, pos, node)
    hasArea(state)
    pos = S.position(pos)
    S.checkTable(node, 2, "set_node_at")
    local data, param2 = contents(state)
    if Area.containsp(state.area, pos) then
        local i = Area.indexp(state.area, pos)
        data[i], param2[i] = core.get_content_id(node.name), tonumber(node.param2) or 0
    end
end)
method("write_to_map", function(state)
    hasArea(state)
    local data, param2 = contents(state)
    for i = 1, #data do
        local id = data[i]
        if id ~= 127 and (id ~= 126 or state.occupied[i]) then
            S.putNode(Area.position(state.area, i), { name = core.get_name_from_content_id(id), param1 = 0, param2 = param2[i] })
        end
    end
end)

-- Rays: nodes that are not air, along the line.
local function pointed(a, b, objects)
    local out, last = {}, nil
    local d = S.vector.subtract(b, a)
    local steps = math.max(1, math.min(4000, math.ceil(S.vector.length(d) * 20)))
    local before = S.position(a)
    for i = 0, steps do
        local p = { x = a.x + d.x * i / steps, y = a.y + d.y * i / steps, z = a.z + d.z * i / steps }
        local at = S.position(p)
        local key = S.key(at)
        if key ~= last then
            last = key
            local node = S.nodeAt(at)
            local definition = node and S.nodeDefinition(node.name)
            if definition and node.name ~= "air" and definition.pointable ~= false then
                out[#out + 1] = { type = "node", under = S.vec(at.x, at.y, at.z), above = S.vec(before.x, before.y, before.z),
                    intersection_point = S.vec(p.x, p.y, p.z), box_id = 1,
                    intersection_normal = S.vec(before.x - at.x, before.y - at.y, before.z - at.z) }
            end
            before = at
        end
    end
    return out
end
local Ray = S.newClass("Raycast")
local function raycast(a, b, objects)
    return Ray.new({ list = pointed(S.checkVector(a), S.checkVector(b), objects ~= false), at = 0 })
end
local function nextOf(state)
    state.at = state.at + 1
    return state.list[state.at]
end
Ray.method("next", nextOf)
Ray.meta.__call = function(object) return nextOf(Ray.check(object, "next")) end
G.Raycast = raycast
core.raycast = raycast
function core.line_of_sight(a, b)
    a, b = S.checkVector(a), S.checkVector(b)
    for _, thing in lib.ipairs(pointed(a, b)) do
        return false, thing.under
    end
    return true
end

-- AreaStore.
local Store = S.newClass("AreaStore")
function G.AreaStore() return Store.new({ areas = {}, next = 0 }) end
local function areaTable(area, corners, data)
    local out = {}
    corners = corners == nil or corners
    if corners then
        out.min, out.max = S.vec(area.min.x, area.min.y, area.min.z), S.vec(area.max.x, area.max.y, area.max.z)
    end
    if data then
        out.data = area.data
    end
    return (corners or data) and out or true
end
Store.method("insert_area", function(state, a, b, data, id)
    a, b = S.vector.sort(S.position(a), S.position(b))
    id = id == nil and state.next or S.trunc(S.checkNumber(id, 4, "insert_area"))
    if state.areas[id] then
        return nil
    end
    state.areas[id] = { min = a, max = b, data = S.checkString(data, 3, "insert_area") }
    state.next = math.max(state.next, id + 1)
    return id
end)
Store.method("get_area", function(state, id, corners, data)
    local area = state.areas[S.checkNumber(id, 1, "get_area")]
    return area and areaTable(area, corners, data) or nil
end)
Store.method("get_areas_for_pos", function(state, pos, corners, data)
    pos = S.position(pos)
    local out = {}
    for id, area in next, state.areas do
        if S.vector.in_area(pos, area.min, area.max) then
            out[id] = areaTable(area, corners, data)
        end
    end
    return out
end)
Store.method("get_areas_in_area", function(state, a, b, overlap, corners, data)
    a, b = S.vector.sort(S.position(a), S.position(b))
    local out = {}
    for id, area in next, state.areas do
        local within = S.vector.in_area(area.min, a, b) and S.vector.in_area(area.max, a, b)
        local touches = area.min.x <= b.x and area.max.x >= a.x and area.min.y <= b.y and area.max.y >= a.y
            and area.min.z <= b.z and area.max.z >= a.z
        if within or (overlap and touches) then
            out[id] = areaTable(area, corners, data)
        end
    end
    return out
end)
Store.method("remove_area", function(state, id)
    id = S.checkNumber(id, 1, "remove_area")
    local had = state.areas[id] ~= nil
    state.areas[id] = nil
    return had
end)
Store.method("reserve", function() end)
Store.method("set_cache_params", function() end)
Store.method("to_string", function(state) return core.serialize(state.areas) end)
local function restore(state, text)
    local areas = core.deserialize(text, true)
    if type(areas) ~= "table" then
        return false, "Invalid serialization"
    end
    state.areas = areas
    for id in next, areas do
        state.next = math.max(state.next, (tonumber(id) or 0) + 1)
    end
    return true
end
Store.method("from_string", function(state, text) return restore(state, S.checkString(text, 1, "from_string")) end)
Store.method("to_file", function(state, path)
    return S.writeFile(S.checkString(path, 1, "to_file"), core.serialize(state.areas))
end)
Store.method("from_file", function(state, path)
    local text = S.readFile(S.checkString(path, 1, "from_file"))
    if not text then
        return false, "Error opening file"
    end
    return restore(state, text)
end)
