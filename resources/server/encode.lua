-- SPDX-License-Identifier: Apache-2.0
-- Lua values as JSON text: what JSON cannot say becomes {"lua": what it is}. No metamethod runs.

local watch = ...
local type, next, rawget, tostring, error = type, next, rawget, tostring, error
local format, gsub, byte = string.format, string.gsub, string.byte
local concat, sort = table.concat, table.sort
local floor, huge = math.floor, math.huge

-- What one message may hold; a definition can share tables so often that its tree has no end.
local MOST_BYTES = 4 * 1024 * 1024
local DEEPEST = 16

local escapes = { ['"'] = '\\"', ["\\"] = "\\\\" }
for code = 0, 31 do
    escapes[string.char(code)] = format("\\u%04x", code)
end
escapes["\127"] = "\\u007f"

local function quoted(text)
    -- %c misses the NUL in Lua 5.1's patterns, %z finds it.
    return '"' .. gsub(text, '[%z%c"\\]', escapes) .. '"'
end
watch.quoted = quoted

local function number(value)
    if value ~= value then
        return '{"lua":"nan"}'
    elseif value == huge then
        return '{"lua":"inf"}'
    elseif value == -huge then
        return '{"lua":"-inf"}'
    elseif value == floor(value) and value > -1e15 and value < 1e15 then
        return format("%d", value)
    end
    return format("%.17g", value)
end

local function keyText(key)
    local kind = type(key)
    if kind == "string" then
        return key
    elseif kind == "number" then
        return key == floor(key) and key > -1e15 and key < 1e15 and format("%d", key) or format("%.14g", key)
    elseif kind == "boolean" then
        return key and "true" or "false"
    end
    return kind
end

-- How many elements the table has if its keys are exactly 1..n.
local function listLength(value)
    local count = 0
    for key in next, value do
        if type(key) ~= "number" or key < 1 or key ~= floor(key) then
            return nil
        end
        count = count + 1
    end
    for index = 1, count do
        if rawget(value, index) == nil then
            return nil
        end
    end
    return count
end

local function append(out, text)
    out.bytes = out.bytes + #text
    if out.bytes > MOST_BYTES then
        error("more than 4 MiB of values", 0)
    end
    out[#out + 1] = text
end

local write

local function writeObject(out, value, depth, path, left)
    local keys, texts = {}, {}
    for key in next, value do
        local text = keyText(key)
        -- Of 7 and "7" the text wins: one key can stand in an object once.
        if not (left and left[text]) and (texts[text] == nil or type(key) == "string") then
            if texts[text] == nil then
                keys[#keys + 1] = text
            end
            texts[text] = key
        end
    end
    sort(keys)
    append(out, "{")
    for index = 1, #keys do
        append(out, (index > 1 and "," or "") .. quoted(keys[index]) .. ":")
        write(out, rawget(value, texts[keys[index]]), depth + 1, path)
    end
    append(out, "}")
end

function write(out, value, depth, path, left)
    local kind = type(value)
    if kind == "nil" then
        append(out, "null")
    elseif kind == "boolean" then
        append(out, value and "true" or "false")
    elseif kind == "number" then
        append(out, number(value))
    elseif kind == "string" then
        append(out, quoted(value))
    elseif kind ~= "table" then
        append(out, '{"lua":' .. quoted(kind) .. "}")
    elseif path[value] or depth > DEEPEST then
        append(out, '{"lua":"table"}')
    else
        path[value] = true
        local count = not left and listLength(value)
        if count and count > 0 then
            append(out, "[")
            for index = 1, count do
                if index > 1 then
                    append(out, ",")
                end
                write(out, rawget(value, index), depth + 1, path)
            end
            append(out, "]")
        else
            writeObject(out, value, depth, path, left)
        end
        path[value] = nil
    end
end

-- The text of a value; of a table at the top the keys in `left` are left out.
function watch.encode(value, left)
    local out = { bytes = 0 }
    write(out, value, 0, {}, left)
    return concat(out)
end
