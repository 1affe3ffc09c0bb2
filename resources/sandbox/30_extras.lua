-- SPDX-License-Identifier: Apache-2.0
-- What the engine adds to Lua's own libraries: string, table, math, dump.
local host = ...
local S = host.stub
local lib = S.lib
local G = S.G
local type, next, string, table, math = lib.type, lib.next, lib.string, lib.table, lib.math
local format, sub, find = string.format, string.sub, string.find

function G.string.split(text, delim, include_empty, max_splits, sep_is_pattern)
    text = S.checkString(text, 1, "split")
    delim = delim == nil and "," or delim
    if delim == "" then
        S.raise("split separator is empty")
    end
    max_splits = max_splits or -2
    local out, from, length = {}, 1, #text
    repeat
        local a, b = find(text, delim, from, not sep_is_pattern)
        local piece
        if a and max_splits ~= 0 and b >= a then
            piece = sub(text, from, a - 1)
            max_splits = max_splits - 1
        else
            piece, b = sub(text, from), nil
        end
        if include_empty or piece ~= "" then
            out[#out + 1] = piece
        end
        from = b and b + 1
    until not from or from > length + 1
    return out
end
function G.string.trim(text)
    return (string.gsub(string.gsub(S.checkString(text, 1, "trim"), "^%s+", ""), "%s+$", ""))
end

function G.table.copy(t, seen)
    S.checkTable(t, 1, "copy")
    seen = seen or {}
    local out = {}
    seen[t] = out
    for k, v in next, t do
        local key = type(k) == "table" and (seen[k] or G.table.copy(k, seen)) or k
        out[key] = type(v) == "table" and (seen[v] or G.table.copy(v, seen)) or v
    end
    return out
end
function G.table.copy_with_metatables(t, seen)
    S.checkTable(t, 1, "copy_with_metatables")
    seen = seen or {}
    local out = {}
    seen[t] = out
    for k, v in next, t do
        out[k] = type(v) == "table" and (seen[v] or G.table.copy_with_metatables(v, seen)) or v
    end
    return lib.setmetatable(out, lib.getmetatable(t))
end
function G.table.insert_all(t, other)
    for i = 1, #other do
        t[#t + 1] = other[i]
    end
    return t
end
function G.table.indexof(list, value)
    for i = 1, #list do
        if list[i] == value then
            return i
        end
    end
    return -1
end
function G.table.keyof(t, value)
    for k, v in next, t do
        if v == value then
            return k
        end
    end
    return nil
end
function G.table.key_value_swap(t)
    local out = {}
    for k, v in next, t do
        out[v] = k
    end
    return out
end
function G.table.shuffle(t, from, to, random)
    from, to, random = from or 1, to or #t, random or math.random
    for i = from, to - 1 do
        local j = random(i, to)
        t[i], t[j] = t[j], t[i]
    end
end

function G.math.hypot(x, y)
    return math.sqrt(x * x + y * y)
end
function G.math.sign(x, tolerance)
    tolerance = tolerance or 0
    return x > tolerance and 1 or x < -tolerance and -1 or 0
end
function G.math.factorial(x)
    if type(x) ~= "number" or x % 1 ~= 0 or x < 0 then
        S.raiseAt("factorial expects a non-negative integer")
    elseif x >= 171 then
        return math.huge
    end
    local v = 1
    for k = 2, x do
        v = v * k
    end
    return v
end
function G.math.round(x)
    return x >= 0 and math.floor(x + 0.5) or math.ceil(x - 0.5)
end
function G.math.isfinite(x)
    return x == x and x ~= math.huge and x ~= -math.huge
end

-- dump ----------------------------------------------------------------------------------------

local reserved = {}
for _, word in lib.ipairs(S.words([[and break do else elseif end false for function if in local nil not or repeat return
    then true until while goto]])) do
    reserved[word] = true
end
local function identifier(text)
    return find(text, "^[%a_][%w_]*$") ~= nil and not reserved[text]
end

local function basic(value)
    local kind = type(value)
    if kind == "number" then
        return S.numberText(value)
    elseif kind == "string" then
        return format("%q", value)
    elseif kind == "boolean" or kind == "nil" then
        return lib.tostring(value)
    elseif kind == "function" or kind == "userdata" or kind == "thread" then
        return format("<%s>", kind)
    end
end

function G.dump(value, indent, nested, level)
    local plain = basic(value)
    if plain then
        return plain
    end
    if S.isObject(value) then
        return "<userdata>"
    end
    indent, nested, level = indent or "\t", nested or {}, level or 1
    if nested[value] then
        return "<circular reference>"
    end
    nested[value] = true
    local parts, seen = {}, {}
    local dump = G.dump
    local i = 1
    while lib.rawget(value, i) ~= nil do
        parts[i] = dump(value[i], indent, nested, level + 1)
        seen[i] = true
        i = i + 1
    end
    for _, k in lib.ipairs(S.sortedKeys(value)) do
        if not seen[k] then
            local key = type(k) == "string" and identifier(k) and k or "[" .. dump(k, indent, nested, level + 1) .. "]"
            parts[#parts + 1] = key .. " = " .. dump(value[k], indent, nested, level + 1)
        end
    end
    nested[value] = nil
    if indent == "" then
        return "{" .. table.concat(parts, ", ") .. "}"
    end
    local inner, outer = "\n" .. string.rep(indent, level), "\n" .. string.rep(indent, level - 1)
    return "{" .. inner .. table.concat(parts, "," .. inner) .. outer .. "}"
end

function G.dump2(value, name, dumped)
    name, dumped = name or "_", dumped or {}
    local plain = basic(value)
    if plain then
        return name .. " = " .. plain .. "\n"
    end
    if dumped[value] then
        return name .. " = " .. dumped[value] .. "\n"
    end
    dumped[value] = name
    local out = { name .. " = {}\n" }
    for _, k in lib.ipairs(S.sortedKeys(value)) do
        local key = type(k) == "string" and format("%q", k) or S.text(k)
        out[#out + 1] = G.dump2(value[k], name .. "[" .. key .. "]", dumped)
    end
    return table.concat(out)
end
