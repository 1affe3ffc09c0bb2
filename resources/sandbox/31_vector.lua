-- SPDX-License-Identifier: Apache-2.0
-- vector and vector2: the same functions over three and two axes, with operators.
local host = ...
local S = host.stub
local lib = S.lib
local G = S.G
local type, math, setmetatable, getmetatable, rawget = lib.type, lib.math, lib.setmetatable, lib.getmetatable, lib.rawget
local string = lib.string
local floor, sqrt = math.floor, math.sqrt

local function round(x)
    return x >= 0 and floor(x + 0.5) or math.ceil(x - 0.5)
end

local function make(axes, zeroText)
    local V, metatable = {}, {}
    V.metatable = metatable
    local n = #axes
    local a1, a2, a3 = axes[1], axes[2], axes[3]
    local function fast(a, b, c)
        return setmetatable({ [a1] = a, [a2] = b, [a3 or "_"] = a3 and c or nil }, metatable)
    end
    -- Lua looks fields up in the metatable itself, and r, g, b and numbers as other names of axes.
    local index = { a1, a2, a3 }
    metatable.__index = function(v, key)
        local axis = index[key]
        if axis then
            return rawget(v, axis)
        end
        return V[key]
    end
    metatable.__newindex = function(v, key, value)
        local axis = index[key]
        lib.rawset(v, axis or key, value)
    end

    function V.new(a, b, c)
        if a == nil and b == nil then
            S.deprecated("vector.new() is deprecated, use vector.zero() instead")
            return fast(0, 0, 0)
        end
        if type(a) == "table" then
            S.deprecated("vector.new(v) is deprecated, use vector.copy(v) instead")
            return V.copy(a)
        end
        if not (a and b and (n == 2 or c)) then
            S.raise("Invalid arguments for vector.new()")
        end
        return fast(a, b, c)
    end
    function V.zero() return fast(0, 0, 0) end
    function V.copy(v)
        if not (v[a1] and v[a2] and (n == 2 or v[a3])) then
            S.raise("Invalid vector passed to vector.copy()")
        end
        return fast(v[a1], v[a2], n == 3 and v[a3] or nil)
    end
    function V.check(v) return type(v) == "table" and getmetatable(v) == metatable end
    local function map(f)
        return function(v, ...)
            return fast(f(v[a1], ...), f(v[a2], ...), a3 and f(v[a3], ...) or nil)
        end
    end
    local function zip(f)
        return function(a, b)
            if type(b) == "table" then
                return fast(f(a[a1], b[a1]), f(a[a2], b[a2]), a3 and f(a[a3], b[a3]) or nil)
            end
            return fast(f(a[a1], b), f(a[a2], b), a3 and f(a[a3], b) or nil)
        end
    end
    V.floor, V.round, V.ceil = map(floor), map(round), map(math.ceil)
    V.abs = map(math.abs)
    V.sign = map(function(x, tolerance) return G.math.sign(x, tolerance) end)
    function V.apply(v, f, ...)
        return fast(f(v[a1], ...), f(v[a2], ...), a3 and f(v[a3], ...) or nil)
    end
    function V.combine(a, b, f)
        return fast(f(a[a1], b[a1]), f(a[a2], b[a2]), a3 and f(a[a3], b[a3]) or nil)
    end
    V.add = zip(function(x, y) return x + y end)
    V.subtract = zip(function(x, y) return x - y end)
    V.multiply = zip(function(x, y) return x * y end)
    V.divide = zip(function(x, y) return x / y end)
    function V.equals(a, b)
        return a[a1] == b[a1] and a[a2] == b[a2] and (n == 2 or a[a3] == b[a3])
    end
    function V.dot(a, b)
        return a[a1] * b[a1] + a[a2] * b[a2] + (a3 and a[a3] * b[a3] or 0)
    end
    function V.length(v) return sqrt(V.dot(v, v)) end
    function V.distance(a, b) return V.length(V.subtract(a, b)) end
    function V.normalize(v)
        local length = V.length(v)
        return length == 0 and fast(0, 0, 0) or V.divide(v, length)
    end
    function V.direction(a, b) return V.normalize(V.subtract(b, a)) end
    function V.offset(v, a, b, c)
        return fast(v[a1] + a, v[a2] + b, a3 and v[a3] + c or nil)
    end
    function V.sort(a, b)
        return V.combine(a, b, math.min), V.combine(a, b, math.max)
    end
    function V.in_area(v, min, max)
        for i = 1, n do
            local axis = axes[i]
            if v[axis] < min[axis] or v[axis] > max[axis] then
                return false
            end
        end
        return true
    end
    function V.random_in_area(min, max)
        return V.combine(min, max, math.random)
    end
    function V.to_string(v)
        local text = {}
        for i = 1, n do
            text[i] = string.format("%g", v[axes[i]])
        end
        return "(" .. lib.table.concat(text, ", ") .. ")"
    end
    local pattern = "^%s*%(%s*([^%s,]+)%s*[,%s]%s*([^%s,)]+)" .. (n == 3 and "%s*[,%s]%s*([^%s,)]+)" or "") .. "%s*[,%s]?%s*%)()"
    function V.from_string(text, init)
        text = string.sub(S.checkString(text, 1, "from_string"), init or 1)
        local a, b, c, finish = string.match(text, pattern)
        if n == 2 then
            c, finish = nil, c
        end
        a, b, c = lib.tonumber(a), lib.tonumber(b), c and lib.tonumber(c)
        if not (a and b and (n == 2 or c)) then
            return nil
        end
        return fast(a, b, c), finish + (init or 1) - 1
    end

    metatable.__eq = function(a, b)
        return getmetatable(a) == metatable and getmetatable(b) == metatable and V.equals(a, b)
    end
    metatable.__unm = function(v) return fast(-v[a1], -v[a2], a3 and -v[a3] or nil) end
    metatable.__add = function(a, b) return V.add(a, b) end
    metatable.__sub = function(a, b) return V.subtract(a, b) end
    metatable.__mul = function(a, b)
        if type(a) == "table" then
            return V.multiply(a, b)
        end
        return V.multiply(b, a)
    end
    metatable.__div = function(a, b)
        if type(a) == "table" then
            return V.divide(a, b)
        end
        return V.divide(fast(a, a, a), b)
    end
    metatable.__tostring = function(v) return zeroText .. V.to_string(v) end
    return V, fast
end

local V, fast = make({ "x", "y", "z" }, "")
G.vector = V
S.vector = V
S.vec = fast

function V.cross(a, b)
    return fast(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
end
function V.angle(a, b)
    return math.atan2(V.length(V.cross(a, b)), V.dot(a, b))
end
function V.random_direction()
    local z = math.random() * 2 - 1
    local angle, radius = math.random() * 2 * math.pi, sqrt(1 - z * z)
    return fast(radius * math.cos(angle), radius * math.sin(angle), z)
end
function V.rotate_around_axis(v, axis, angle)
    axis = V.normalize(axis)
    local c, s = math.cos(angle), math.sin(angle)
    local along = V.multiply(axis, V.dot(axis, v) * (1 - c))
    return V.add(V.add(V.multiply(v, c), V.multiply(V.cross(v, axis), s)), along)
end
function V.rotate(v, rotation)
    local sx, sy, sz = -math.sin(rotation.x), -math.sin(rotation.y), math.sin(-rotation.z)
    local cx, cy, cz = math.cos(rotation.x), math.cos(rotation.y), math.cos(rotation.z)
    return fast(
        (sy * sx * sz + cy * cz) * v.x + (sy * sx * cz - cy * sz) * v.y + sy * cx * v.z,
        cx * sz * v.x + cx * cz * v.y - sx * v.z,
        (cy * sx * sz - sy * cz) * v.x + (cy * sx * cz + sy * sz) * v.y + cy * cx * v.z)
end
function V.dir_to_rotation(forward, up)
    forward = V.normalize(forward)
    local rotation = fast(math.asin(forward.y), -math.atan2(forward.x, forward.z), 0)
    if up then
        if math.abs(V.dot(forward, V.normalize(up))) > 0.000001 then
            S.raise("Invalid vectors passed to vector.dir_to_rotation().")
        end
        local turned = V.rotate(fast(0, 1, 0), rotation)
        local dot = math.max(-1, math.min(1, V.dot(turned, V.normalize(up))))
        rotation.z = math.acos(dot)
        if V.dot(V.cross(turned, up), forward) < 0 then
            rotation.z = -rotation.z
        end
    end
    return rotation
end

local W, flat = make({ "x", "y" }, "")
G.vector2 = W
function W.angle(a, b)
    return math.atan2(a.x * b.y - a.y * b.x, W.dot(a, b))
end
function W.from_angle(angle) return flat(math.cos(angle), math.sin(angle)) end
function W.to_angle(v) return math.atan2(v.y, v.x) end
function W.random_direction() return W.from_angle(math.random() * 2 * math.pi) end
function W.rotate(v, angle)
    local c, s = math.cos(angle), math.sin(angle)
    return flat(v.x * c - v.y * s, v.x * s + v.y * c)
end
W.random_in_area = nil
