-- SPDX-License-Identifier: Apache-2.0
-- serialize, deserialize, write_json and parse_json.
local host = ...
local S = host.stub
local lib = S.lib
local core = S.core
local type, next, tonumber, string, table, math = lib.type, lib.next, lib.tonumber, lib.string, lib.table, lib.math
local format, sub, find, byte = string.format, string.sub, string.find, string.byte

local function exact(n)
    if n ~= n then
        return "0/0"
    elseif n == math.huge then
        return "1/0"
    elseif n == -math.huge then
        return "-1/0"
    end
    local short = format("%.14g", n)
    return tonumber(short) == n and short or format("%.17g", n)
end

local reserved = {}
for _, word in lib.ipairs(S.words([[and break do else elseif end false for function goto if in local nil not or repeat
    return then true until while]])) do
    reserved[word] = true
end

function core.serialize(value)
    local names, count = {}, {}
    local function visit(v)
        local kind = type(v)
        if kind == "table" and not S.isObject(v) then
            count[v] = (count[v] or 0) + 1
            if count[v] == 1 then
                for k, w in next, v do
                    visit(k)
                    visit(w)
                end
            end
        elseif kind == "function" then
            S.deprecated("serialize: functions cannot be stored")
        elseif kind ~= "nil" and kind ~= "boolean" and kind ~= "number" and kind ~= "string" then
            S.raise("unsupported type: " .. (kind == "table" and "userdata" or kind))
        end
    end
    visit(value)
    local out, shared = {}, 0
    local write
    local function body(t)
        local parts, n = {}, #t
        for i = 1, n do
            parts[i] = write(t[i])
        end
        for _, k in lib.ipairs(S.sortedKeys(t)) do
            if not (type(k) == "number" and k >= 1 and k <= n and k % 1 == 0) then
                local key = type(k) == "string" and find(k, "^[%a_][%w_]*$") and not reserved[k] and k
                    or "[" .. write(k) .. "]"
                parts[#parts + 1] = key .. "=" .. write(t[k])
            end
        end
        return "{" .. table.concat(parts, ",") .. "}"
    end
    function write(v)
        local kind = type(v)
        if kind == "number" then
            return exact(v)
        elseif kind == "string" then
            return format("%q", v)
        elseif kind ~= "table" then
            return kind == "boolean" and (v and "true" or "false") or "nil"
        end
        if count[v] == 1 then
            return body(v)
        end
        if not names[v] then
            shared = shared + 1
            local name = "_[" .. shared .. "]"
            names[v] = name
            out[#out + 1] = name .. "={}"
            -- Filled afterwards, so that a table may hold itself.
            for _, k in lib.ipairs(S.sortedKeys(v)) do
                local key = type(k) == "string" and find(k, "^[%a_][%w_]*$") and not reserved[k] and "." .. k
                    or "[" .. write(k) .. "]"
                out[#out + 1] = name .. key .. "=" .. write(v[k])
            end
        end
        return names[v]
    end
    local text = write(value)
    if #out > 0 then
        return "local _={};" .. table.concat(out, ";") .. ";return " .. text
    end
    return "return " .. text
end

local forbidden = "Attempted to deserialize bytecode"
function core.deserialize(text, safe)
    if text == nil then
        S.warning("minetest.deserialize called with nil (expected string).")
        return nil, "Invalid type: Expected a string, got nil"
    end
    text = S.checkString(text, 1, "deserialize")
    if byte(text, 1) == 27 then
        return nil, forbidden
    end
    local f, message = host.compile(text, "=(load)")
    if not f then
        return nil, message
    end
    lib.setEnvironment(f, { loadstring = function(code)
        if safe then
            return function() end
        end
        return S.compile(code, "=(load)")
    end, math = { huge = math.huge } })
    local ok, value = lib.pcall(f)
    if ok then
        return value
    end
    return nil, value
end
function core.serialize_roundtrip(value)
    return (core.deserialize(core.serialize(value)))
end

-- JSON ----------------------------------------------------------------------------------------

local escapes = { ['"'] = '\\"', ["\\"] = "\\\\", ["\b"] = "\\b", ["\f"] = "\\f", ["\n"] = "\\n", ["\r"] = "\\r",
    ["\t"] = "\\t" }
local function quoted(text)
    return '"' .. string.gsub(text, '[%c"\\]', function(c)
        return escapes[c] or format("\\u%04x", byte(c))
    end) .. '"'
end
S.jsonQuoted = quoted

function core.write_json(value, styled)
    local depth = 0
    local function write(v, indent)
        local kind = type(v)
        if kind == "nil" then
            return "null"
        elseif kind == "number" then
            local text = (v ~= v or v == math.huge or v == -math.huge) and "null" or exact(v)
            return find(text, "^-?%d+$") and text .. ".0" or text
        elseif kind == "string" then
            return quoted(v)
        elseif kind == "boolean" then
            return v and "true" or "false"
        elseif kind ~= "table" or S.isObject(v) then
            S.raise("Can only store booleans, numbers, strings, objects, arrays and null in JSON")
        end
        depth = depth + 1
        if depth > 16 then
            S.raise("Maximum recursion depth reached")
        end
        local inner = styled and indent .. "\t" or ""
        local parts, isArray = {}, nil
        for _, k in lib.ipairs(S.sortedKeys(v)) do
            local number = type(k) == "number"
            if not number and type(k) ~= "string" then
                S.raise("Lua key is not a string or a number")
            end
            if isArray == nil then
                isArray = number
            elseif isArray ~= number then
                S.raise("Can't mix array and object values in JSON")
            end
            if number then
                if k < 1 or k % 1 ~= 0 then
                    S.raise("Lua array index is not a positive integer")
                end
                while #parts < k - 1 and #parts < 1000000 do
                    parts[#parts + 1] = inner .. "null"
                end
                parts[#parts + 1] = inner .. write(v[k], inner)
            else
                local text = write(v[k], inner)
                local first = sub(text, 1, 1)
                local between = (first == "{" or first == "[") and " : \n" .. inner or " : "
                parts[#parts + 1] = inner .. quoted(k) .. (styled and between or ":") .. text
            end
        end
        depth = depth - 1
        if #parts == 0 then
            return "null"
        end
        local open, close = isArray and "[" or "{", isArray and "]" or "}"
        if styled then
            return open .. "\n" .. table.concat(parts, ",\n") .. "\n" .. indent .. close
        end
        return open .. table.concat(parts, ",") .. close
    end
    local ok, text = lib.pcall(write, value, "")
    if not ok then
        return nil, S.text(text)
    end
    return text .. (styled and "\n" or "")
end

local function utf8(code)
    if code < 0x80 then
        return string.char(code)
    elseif code < 0x800 then
        return string.char(0xC0 + math.floor(code / 64), 0x80 + code % 64)
    elseif code < 0x10000 then
        return string.char(0xE0 + math.floor(code / 4096), 0x80 + math.floor(code / 64) % 64, 0x80 + code % 64)
    end
    return string.char(0xF0 + math.floor(code / 262144), 0x80 + math.floor(code / 4096) % 64,
        0x80 + math.floor(code / 64) % 64, 0x80 + code % 64)
end
local plainEscapes = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t", ['"'] = '"', ["\\"] = "\\", ["/"] = "/" }

function core.parse_json(text, nullvalue, returnError)
    text = S.checkString(text, 1, "parse_json")
    local at, depth = 1, 0
    local function fail(what)
        S.raise(what .. " at byte " .. format("%d", at))
    end
    local function space()
        at = find(text, "[^ \t\r\n]", at) or #text + 1
    end
    local value
    local function stringAt()
        local parts = {}
        at = at + 1
        while true do
            local stop = find(text, '["\\]', at)
            if not stop then
                fail("Missing '\"'")
            end
            parts[#parts + 1] = sub(text, at, stop - 1)
            if sub(text, stop, stop) == '"' then
                at = stop + 1
                return table.concat(parts)
            end
            local c = sub(text, stop + 1, stop + 1)
            at = stop + 2
            if c == "u" then
                local hex = string.match(text, "^%x%x%x%x", at)
                if not hex then
                    fail("Bad unicode escape")
                end
                local code = tonumber(hex, 16)
                at = at + 4
                local low = code >= 0xD800 and code < 0xDC00 and string.match(text, "^\\u(%x%x%x%x)", at)
                if low then
                    code = 0x10000 + (code - 0xD800) * 1024 + tonumber(low, 16) - 0xDC00
                    at = at + 6
                end
                parts[#parts + 1] = utf8(code)
            else
                parts[#parts + 1] = plainEscapes[c] or fail("Bad escape")
            end
        end
    end
    local function collection(close, one)
        depth = depth + 1
        if depth > 200 then
            fail("Too deep")
        end
        at = at + 1
        space()
        if sub(text, at, at) == close then
            at = at + 1
            depth = depth - 1
            return
        end
        while true do
            one()
            space()
            local c = sub(text, at, at)
            at = at + 1
            if c == close then
                depth = depth - 1
                return
            elseif c ~= "," then
                at = at - 1
                fail("Missing ',' or '" .. close .. "'")
            end
        end
    end
    function value()
        space()
        local c = sub(text, at, at)
        if c == "{" then
            local t = {}
            collection("}", function()
                space()
                if sub(text, at, at) ~= '"' then
                    fail("Missing object member name")
                end
                local key = stringAt()
                space()
                if sub(text, at, at) ~= ":" then
                    fail("Missing ':'")
                end
                at = at + 1
                t[key] = value()
            end)
            return t
        elseif c == "[" then
            local t, n = {}, 0
            collection("]", function()
                n = n + 1
                t[n] = value()
            end)
            return t
        elseif c == '"' then
            return stringAt()
        end
        local word = string.match(text, "^%a+", at)
        if word == "true" or word == "false" or word == "null" then
            at = at + #word
            if word == "null" then
                return nullvalue
            end
            return word == "true"
        end
        local number = string.match(text, "^-?%d+%.?%d*[eE]?[+-]?%d*", at)
        if not number or not tonumber(number) then
            fail("Syntax error: value, object or array expected")
        end
        at = at + #number
        return tonumber(number)
    end
    local ok, result = lib.pcall(function()
        local v = value()
        space()
        if at <= #text then
            fail("Extra characters")
        end
        return v
    end)
    if ok then
        return result
    end
    host.log("error", "Failed to parse json data: " .. S.text(result))
    if returnError then
        return nil, S.text(result)
    end
    return nil
end
