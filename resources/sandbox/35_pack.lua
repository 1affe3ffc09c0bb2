-- SPDX-License-Identifier: Apache-2.0
-- string.pack, unpack and packsize (5.18 has them; LuaJIT has not): the formats of fixed sizes,
-- strings with a length before them, and zero-terminated ones.
local host = ...
local S = host.stub
local lib = S.lib
local G = S.G
local string, table, math, tonumber = lib.string, lib.table, lib.math, lib.tonumber
local byte, char, sub, floor = string.byte, string.char, string.sub, math.floor

local sizes = { b = 1, B = 1, h = 2, H = 2, i = 4, I = 4, l = 8, L = 8, j = 8, J = 8, T = 8 }

--- Calls each for every item of a format: (letter, size, little endian).
local function items(format, fname, each)
    local at, little = 1, true
    while at <= #format do
        local c = sub(format, at, at)
        at = at + 1
        local digits = string.match(format, "^%d+", at)
        if c == "<" or c == "=" then
            little = true
        elseif c == ">" then
            little = false
        elseif c == "!" then
            at = at + #(digits or "")
        elseif c ~= " " then
            local size = sizes[c]
            if c == "i" or c == "I" or c == "s" or c == "c" then
                size = tonumber(digits) or (c == "s" and 8 or size)
                at = at + #(digits or "")
                if not size or (c ~= "c" and (size < 1 or size > 16)) then
                    S.raiseAt("bad argument #1 to '" .. fname .. "' (integral size out of limits [1,16])")
                end
            elseif c == "f" then
                size = 4
            elseif c == "d" or c == "n" then
                size = 8
            elseif c == "x" then
                size = 1
            elseif c ~= "z" and not size then
                S.raiseAt("bad argument #1 to '" .. fname .. "' (invalid format option '" .. c .. "')")
            end
            each(c, size, little)
        end
    end
end

local function ordered(bytes, little)
    return little and bytes or string.reverse(bytes)
end
local function integer(n, size, little)
    local out = {}
    n = floor(n)
    for i = 1, size do
        out[i] = char(n % 256)
        n = floor(n / 256)
    end
    return ordered(table.concat(out), little)
end
local function readInteger(bytes, signed, little)
    bytes = ordered(bytes, little)
    local n = 0
    for i = #bytes, 1, -1 do
        n = n * 256 + byte(bytes, i)
    end
    if signed and byte(bytes, #bytes) >= 128 then
        n = n - 256 ^ #bytes
    end
    return n
end

-- IEEE 754 by hand: mantissa and exponent bits of the two sizes.
local shapes = { [4] = { 23, 127 }, [8] = { 52, 1023 } }
local function float(v, size, little)
    local bits, bias = shapes[size][1], shapes[size][2]
    local sign = (v < 0 or 1 / v < 0) and 1 or 0
    local exponent, fraction = 0, 0
    if v ~= v then
        exponent, fraction = 2 * bias + 1, 2 ^ (bits - 1)
    elseif v == math.huge or v == -math.huge then
        exponent = 2 * bias + 1
    elseif v ~= 0 then
        local m, e = math.frexp(math.abs(v))
        exponent = e - 1 + bias
        if exponent > 0 then
            fraction = floor((m * 2 - 1) * 2 ^ bits + 0.5)
        else
            fraction = floor(m * 2 ^ (bits + exponent) + 0.5)
            exponent = 0
        end
        if fraction == 2 ^ bits then
            exponent, fraction = exponent + 1, 0
        end
        if exponent > 2 * bias then
            exponent, fraction = 2 * bias + 1, 0
        end
    end
    local low = integer(fraction % 2 ^ (size * 8 - 16), size - 2, true)
    local top = sign * 32768 + exponent * 2 ^ (bits - size * 8 + 16) + floor(fraction / 2 ^ (size * 8 - 16))
    return ordered(low .. integer(top, 2, true), little)
end
local function readFloat(bytes, size, little)
    bytes = ordered(bytes, little)
    local bits, bias = shapes[size][1], shapes[size][2]
    local top = byte(bytes, size) * 256 + byte(bytes, size - 1)
    local shift = 2 ^ (bits - size * 8 + 16)
    local sign = top >= 32768 and -1 or 1
    local exponent = floor(top % 32768 / shift)
    local fraction = (top % shift) * 2 ^ (size * 8 - 16) + readInteger(sub(bytes, 1, size - 2), false, true)
    if exponent == 2 * bias + 1 then
        return fraction == 0 and sign * math.huge or 0 / 0
    elseif exponent == 0 then
        return sign * fraction * 2 ^ (1 - bias - bits)
    end
    return sign * (1 + fraction / 2 ^ bits) * 2 ^ (exponent - bias)
end

function G.string.pack(format, ...)
    local args, n, out = { ... }, 0, {}
    items(S.checkString(format, 1, "pack"), "pack", function(c, size, little)
        if c == "x" then
            out[#out + 1] = "\0"
            return
        end
        n = n + 1
        if c == "s" or c == "z" or c == "c" then
            local text = S.checkString(args[n], n + 1, "pack")
            if c == "s" then
                out[#out + 1] = integer(#text, size, little) .. text
            elseif c == "z" then
                out[#out + 1] = text .. "\0"
            else
                out[#out + 1] = sub(text, 1, size) .. string.rep("\0", size - #text)
            end
        elseif c == "f" or c == "d" or c == "n" then
            out[#out + 1] = float(S.checkNumber(args[n], n + 1, "pack"), size, little)
        else
            out[#out + 1] = integer(S.checkNumber(args[n], n + 1, "pack"), size, little)
        end
    end)
    return table.concat(out)
end
function G.string.unpack(format, data, at)
    data = S.checkString(data, 2, "unpack")
    at = at == nil and 1 or S.checkNumber(at, 3, "unpack")
    local out = {}
    local function take(size)
        if at < 1 or at + size - 1 > #data then
            S.raiseAt("bad argument #2 to 'unpack' (data string too short)")
        end
        at = at + size
        return sub(data, at - size, at - 1)
    end
    items(S.checkString(format, 1, "unpack"), "unpack", function(c, size, little)
        if c == "x" then
            take(1)
        elseif c == "s" then
            out[#out + 1] = take(readInteger(take(size), false, little))
        elseif c == "c" then
            out[#out + 1] = take(size)
        elseif c == "z" then
            local stop = string.find(data, "\0", at, true)
            out[#out + 1] = take((stop or #data + 1) - at)
            take(1)
        elseif c == "f" or c == "d" or c == "n" then
            out[#out + 1] = readFloat(take(size), size, little)
        else
            out[#out + 1] = readInteger(take(size), string.find("bhilj", c, 1, true) ~= nil, little)
        end
    end)
    out[#out + 1] = at
    return lib.unpack(out)
end
function G.string.packsize(format)
    local total = 0
    items(S.checkString(format, 1, "packsize"), "packsize", function(c, size)
        if c == "s" or c == "z" then
            S.raiseAt("bad argument #1 to 'packsize' (variable-length format)")
        end
        total = total + size
    end)
    return total
end
