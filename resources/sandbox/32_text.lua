-- SPDX-License-Identifier: Apache-2.0
-- The engine's helpers for text: positions, colours, formspecs, translation.
local host = ...
local S = host.stub
local lib = S.lib
local core, G = S.core, S.G
local type, next, tonumber, string, table, math = lib.type, lib.next, lib.tonumber, lib.string, lib.table, lib.math
local format, gsub, find, sub, match = string.format, string.gsub, string.find, string.sub, string.match

function core.pos_to_string(pos, decimals)
    if type(pos) ~= "table" and type(pos) ~= "string" then
        S.indexed(pos, "pos")
    end
    local out = {}
    for i, axis in lib.ipairs({ "z", "y", "x" }) do
        local v = pos[axis]
        if type(v) ~= "number" and type(v) ~= "string" then
            S.raise("attempt to concatenate local '" .. axis .. "' (a " .. type(v) .. " value)")
        end
        out[4 - i] = decimals and format("%." .. format("%d", decimals) .. "f", v) or S.text(v)
    end
    return "(" .. table.concat(out, ",") .. ")"
end

function core.string_to_pos(value)
    if value == nil then
        return nil
    end
    value = S.checkString(value, 1, "string_to_pos")
    local x, y, z = match(value, "^%s*%(?%s*([^%s,()]+)%s*[,%s]%s*([^%s,()]+)%s*[,%s]%s*([^%s,()]+)%s*%)?%s*$")
    x, y, z = tonumber(x), tonumber(y), tonumber(z)
    if x and y and z then
        return S.vec(x, y, z)
    end
    return nil
end

function core.string_to_area(text, relative)
    local a, b = match(S.checkString(text, 1, "string_to_area"), "^%s*(%b())%s*(%b())%s*$")
    if a then
        local p, q = core.string_to_pos(a), core.string_to_pos(b)
        if p and q then
            return p, q
        end
    end
    return nil
end

function core.parse_relative_number(arg, relative)
    if not arg then
        return nil
    elseif arg == "~" then
        return relative
    elseif sub(arg, 1, 1) == "~" then
        local n = tonumber((sub(arg, 2)))
        return n and relative and n + relative or nil
    end
    return tonumber(arg)
end
function core.parse_coordinates(x, y, z, relative)
    relative = relative or {}
    local p = {
        x = core.parse_relative_number(x, relative.x), y = core.parse_relative_number(y, relative.y),
        z = core.parse_relative_number(z, relative.z),
    }
    return p.x and p.y and p.z and S.vec(p.x, p.y, p.z) or nil
end

function core.formspec_escape(text)
    if text == nil then
        return nil
    end
    return (gsub(S.checkString(text, 1, "formspec_escape"), "[\\%[%];,$]", function(c)
        return c == "$" and "$" or "\\" .. c
    end))
end
function core.hypertext_escape(text)
    return text and (gsub(S.checkString(text, 1, "hypertext_escape"), "[\\<]", "\\%0"))
end
function core.urlencode(text)
    return (gsub(S.checkString(text, 1, "urlencode"), "[^%w%-_.~]", function(c)
        return format("%%%02X", string.byte(c))
    end))
end

function core.explode_table_event(event)
    local kind, row, column = match(event or "", "^(%u+):?(%d*):?(%d*)$")
    if kind == "CHG" or kind == "DCL" then
        return { type = kind, row = tonumber(row) or 0, column = tonumber(column) or 0 }
    end
    return { type = "INV", row = 0, column = 0 }
end
function core.explode_textlist_event(event)
    local kind, index = match(event or "", "^(%u+):?(%d*)$")
    if (kind == "CHG" or kind == "DCL") and tonumber(index) then
        return { type = kind, index = tonumber(index) }
    end
    return { type = "INV", index = 0 }
end
function core.explode_scrollbar_event(event)
    local kind, value = match(event or "", "^(%u+):(-?%d+)$")
    if kind == "CHG" or kind == "VAL" then
        return { type = kind, value = tonumber(value) }
    end
    return { type = "INV", value = 0 }
end

function core.rgba(r, g, b, a)
    return a and format("#%02X%02X%02X%02X", r, g, b, a) or format("#%02X%02X%02X", r, g, b)
end
local escape = "\27"
function core.get_color_escape_sequence(color) return escape .. "(c@" .. S.text(color) .. ")" end
function core.get_background_escape_sequence(color) return escape .. "(b@" .. S.text(color) .. ")" end
function core.colorize(color, message)
    local lines = S.split(S.text(message), "\n")
    for i = 1, #lines do
        lines[i] = core.get_color_escape_sequence(color) .. lines[i]
    end
    return table.concat(lines, "\n") .. core.get_color_escape_sequence("#ffffff")
end
function core.strip_foreground_colors(text) return (gsub(text, escape .. "%(c@[^)]+%)", "")) end
function core.strip_background_colors(text) return (gsub(text, escape .. "%(b@[^)]+%)", "")) end
function core.strip_colors(text) return (gsub(text, escape .. "%([bc]@[^)]+%)", "")) end
function core.strip_escapes(text)
    return (gsub(gsub(text, escape .. "%([^)]*%)", ""), escape .. ".", ""))
end

--- Text as a player reads it.
function S.plainText(text)
    return (gsub(gsub(text, escape .. "%([^)]*%)", ""), escape .. ".", ""))
end

-- Translation: the same marks as in the engine; get_translated_string takes them out again.
function core.translate(domain, text, ...)
    local mark = domain == "" and escape .. "T" or escape .. "(T@" .. S.text(domain) .. ")"
    local args = { ... }
    local n = lib.select("#", ...)
    if n > 9 then
        S.raise("core.translate: Too many arguments")
    end
    if domain == nil then
        S.raise("attempt to concatenate local 'textdomain' (a nil value)")
    end
    text = S.checkString(text, 2, "translate")
    local filled = gsub(text, "@(.)", function(c)
        local i = tonumber(c)
        if i then
            if i < 1 or i > n then
                S.raise("Not enough arguments provided to core.translate")
            end
            return escape .. "F" .. S.text(args[i]) .. escape .. "E"
        end
        return c == "n" and "\n" or c
    end)
    return mark .. filled .. escape .. "E"
end
function core.translate_n(domain, text, plural, n, ...)
    return core.translate(domain, n == 1 and text or plural, n, ...)
end
function core.get_translator(domain)
    return function(text, ...)
        return core.translate(domain or "", text, ...)
    end, function(text, plural, n, ...)
        return core.translate_n(domain or "", text, plural, n, ...)
    end
end
function core.get_translated_string(_, text)
    text = S.checkString(text, 2, "get_translated_string")
    return (gsub(gsub(text, escape .. "%(T@[^)]*%)", ""), escape .. "[TFE]", ""))
end

function core.wrap_text(text, length, asTable)
    local lines, line = {}, ""
    for _, word in lib.ipairs(S.words(text)) do
        if #line > 0 and #line + 1 + #word >= length then
            lines[#lines + 1] = line
            line = word
        else
            line = line == "" and word or line .. " " .. word
        end
    end
    lines[#lines + 1] = line
    return asTable and lines or table.concat(lines, "\n")
end

function core.is_yes(value)
    if value == true then
        return true
    end
    local text = string.lower(S.text(value))
    return text == "y" or text == "yes" or text == "true" or (tonumber(text) or 0) ~= 0
end
function core.is_nan(number) return number ~= number end
function core.inventorycube(a, b, c)
    b, c = b or a, c or a
    return "[inventorycube{" .. gsub(a, "%^", "&") .. "{" .. gsub(b, "%^", "&") .. "{" .. gsub(c, "%^", "&")
end
function core.is_valid_player_name(name)
    return type(name) == "string" and #name >= 1 and #name <= 20 and find(name, "^[%w_-]+$") ~= nil
end

-- Colours.
local named = { white = "#ffffff", black = "#000000", red = "#ff0000", green = "#008000", blue = "#0000ff",
    yellow = "#ffff00", cyan = "#00ffff", magenta = "#ff00ff", orange = "#ffa500", purple = "#800080",
    brown = "#a52a2a", grey = "#808080", gray = "#808080", pink = "#ffc0cb", lime = "#00ff00", gold = "#ffd700" }
local function color(spec)
    if type(spec) == "table" then
        return { r = spec.r or 0, g = spec.g or 0, b = spec.b or 0, a = spec.a or 255 }
    elseif type(spec) == "number" then
        local function byte(shift) return math.floor(spec / 2 ^ shift) % 256 end
        return { a = byte(24), r = byte(16), g = byte(8), b = byte(0) }
    elseif type(spec) ~= "string" then
        return nil
    end
    local text = named[string.lower(spec)] or spec
    local hex = match(text, "^#(%x+)$")
    if hex and (#hex == 3 or #hex == 4) then
        hex = gsub(hex, ".", "%0%0")
    end
    if not hex or (#hex ~= 6 and #hex ~= 8) then
        return nil
    end
    local function byte(i) return tonumber(sub(hex, i, i + 1), 16) end
    return { r = byte(1), g = byte(3), b = byte(5), a = #hex == 8 and byte(7) or 255 }
end
function core.colorspec_to_table(spec) return color(spec) end
function core.colorspec_to_colorstring(spec)
    local c = color(spec)
    return c and format("#%02X%02X%02X%02X", c.r, c.g, c.b, c.a) or nil
end
function core.colorspec_to_bytes(spec)
    local c = color(spec)
    return c and string.char(c.r, c.g, c.b, c.a) or nil
end
