-- SPDX-License-Identifier: Apache-2.0
-- Takes private copies of the libraries before any candidate runs. From here on the stub uses only
-- these copies and its own locals: never a global, never a method of a string.
local host = ...

local real = _G
local function copied(t)
    local c = {}
    for k, v in next, t or {} do
        c[k] = v
    end
    return c
end

local lib = {
    string = copied(string),
    table = copied(table),
    math = copied(math),
    debug = copied(debug),
    coroutine = copied(coroutine),
    os = copied(os),
    bit = bit and copied(bit),
    jit = jit and copied(jit),
    newproxy = newproxy or host.newproxy,
    unpack = unpack or table.unpack,
    nativeGetfenv = getfenv,
    nativeSetfenv = setfenv,
    stringMeta = getmetatable(""),
    load = load,
    loadstring = loadstring or load,
    modern = _VERSION ~= "Lua 5.1",
    real = real,
}
for _, name in ipairs({ "assert", "error", "getmetatable", "ipairs", "next", "pairs", "pcall", "rawequal", "rawget",
    "rawset", "select", "setmetatable", "tonumber", "tostring", "type", "xpcall", "collectgarbage" }) do
    lib[name] = real[name]
end

--- What all files of the stub share. `core` is the table the candidate sees as core and minetest,
--- `G` its globals; the rest is private.
local S = {
    lib = lib,
    core = {},
    G = {},
    -- Which engine the stub follows where 5.6.1 and 5.18 differ. Names of both exist.
    engine = "5.6.1",
    modname = "mymod",
    phase = "setup", -- setup, loading, loaded, running
    world = {},
    classes = {},
}
host.stub = S

--- The chunk name of the candidate's init.lua, as the engine gives it: "@" and the path.
function S.setMod(name)
    S.modname = name
    S.modpath = "/mods/" .. name
    S.chunk = "@" .. S.modpath .. "/init.lua"
end
S.setMod("mymod")
S.worldpath = "/world"

local getinfo, find, sub, format = lib.debug.getinfo, lib.string.find, lib.string.sub, lib.string.format
local error, type, tostring, tonumber, pairs = lib.error, lib.type, lib.tostring, lib.tonumber, lib.pairs
local rawget, next, select = lib.rawget, lib.next, lib.select
local floor = lib.math.floor

--- Line of init.lua that is nearest on the stack; 0 when none is.
function S.callerLine()
    local chunk = S.chunk
    for level = 3, 120 do
        local info = getinfo(level, "Sl")
        if not info then
            return 0
        end
        if info.source == chunk and info.currentline > 0 then
            return info.currentline
        end
    end
    return 0
end

--- Raises as the engine's Lua code does. No position: builtin's lines move between versions.
function S.raise(message)
    error(message, 0)
end
local raise = S.raise

--- Raises as the engine's C++ code does: with the place of the call in init.lua before it.
function S.raiseAt(message)
    local line = S.callerLine()
    if line > 0 then
        message = S.modpath .. "/init.lua:" .. format("%d", line) .. ": " .. message
    end
    error(message, 0)
end

--- S.given: how many arguments the function of the API that runs was called with.
function S.badArgument(n, fname, expected, value)
    local got = type(value)
    if value == nil and S.given and n > S.given then
        got = "no value"
    end
    S.raiseAt("bad argument #" .. n .. " to '" .. fname .. "' (" .. expected .. " expected, got " .. got .. ")")
end

function S.checkTable(value, n, fname)
    if type(value) ~= "table" then
        S.badArgument(n, fname, "table", value)
    end
    return value
end

function S.checkFunction(value, n, fname)
    if type(value) ~= "function" then
        S.badArgument(n, fname, "function", value)
    end
    return value
end

function S.checkNumber(value, n, fname)
    local number = value
    if type(value) == "string" then
        number = tonumber(value)
    end
    if type(number) ~= "number" then
        S.badArgument(n, fname, "number", value)
    end
    return number
end

function S.checkString(value, n, fname)
    if type(value) == "number" then
        return S.numberText(value)
    end
    if type(value) ~= "string" then
        S.badArgument(n, fname, "string", value)
    end
    return value
end

--- A number as Lua 5.1 writes it: integral ones without a fraction.
function S.numberText(n)
    return format("%.14g", n)
end

--- What tostring gives in the engine.
function S.text(v)
    if type(v) == "number" then
        return S.numberText(v)
    end
    return tostring(v)
end

function S.trunc(n)
    if n ~= n or n == lib.math.huge or n == -lib.math.huge then
        return 0
    end
    return n >= 0 and floor(n) or -floor(-n)
end

local function rounded(v)
    if v ~= v or v > 2 ^ 31 or v < -2 ^ 31 then
        return 0
    end
    return v < 0 and -floor(-v + 0.5) or floor(v + 0.5)
end

--- A node position, rounded. As in the engine a missing coordinate reads as 0; it is a finding.
function S.position(pos)
    if type(pos) ~= "table" then
        S.raiseAt("Invalid vector (expected table got " .. (pos == nil and "no value" or type(pos)) .. ").")
    end
    local x, y, z = tonumber(pos.x), tonumber(pos.y), tonumber(pos.z)
    if not (x and y and z) then
        S.finding("warning", "a position without numbers as x, y and z")
    end
    return { x = rounded(x or 0), y = rounded(y or 0), z = rounded(z or 0) }
end

--- A vector of numbers, checked strictly: objects' positions, velocities and the like.
function S.checkVector(v)
    if type(v) ~= "table" then
        S.raiseAt("Invalid vector (expected table got " .. (v == nil and "no value" or type(v)) .. ").")
    end
    for i = 1, 3 do
        local axis = i == 1 and "x" or i == 2 and "y" or "z"
        if type(v[axis]) ~= "number" then
            S.raiseAt("Invalid vector coordinate " .. axis .. " (expected number got " .. type(v[axis]) .. ").")
        end
    end
    return { x = v.x, y = v.y, z = v.z }
end

--- Deep copy by raw access; a table met again stays the same copy, metatables are dropped. Without
--- recursion: a candidate's tables may be nested deeper than any stack.
function S.rawCopy(value, seen)
    if type(value) ~= "table" then
        return value
    end
    seen = seen or {}
    local from, into, count = {}, {}, 0
    local function copyOf(v)
        if type(v) ~= "table" then
            return v
        end
        local copy = seen[v]
        if not copy then
            copy = {}
            seen[v] = copy
            count = count + 1
            from[count], into[count] = v, copy
        end
        return copy
    end
    local copy = copyOf(value)
    local at = 1
    while at <= count do
        for k, v in next, from[at] do
            into[at][copyOf(k)] = copyOf(v)
        end
        at = at + 1
    end
    return copy
end

function S.split(text, separator)
    local out, from = {}, 1
    while true do
        local a, b = find(text, separator, from, true)
        if not a then
            out[#out + 1] = sub(text, from)
            return out
        end
        out[#out + 1] = sub(text, from, a - 1)
        from = b + 1
    end
end

function S.words(text)
    local out = {}
    for word in lib.string.gmatch(text, "%S+") do
        out[#out + 1] = word
    end
    return out
end

--- Keys of a table in an order that does not depend on addresses.
function S.sortedKeys(t)
    local keys = {}
    for k in next, t do
        keys[#keys + 1] = k
    end
    lib.table.sort(keys, function(a, b)
        local ta, tb = type(a), type(b)
        if ta ~= tb then
            return ta < tb
        end
        if ta == "number" or ta == "string" then
            return a < b
        end
        return false
    end)
    return keys
end
