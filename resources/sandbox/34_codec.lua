-- SPDX-License-Identifier: Apache-2.0
-- base64, SHA-1, SHA-256, zlib without compression, and PNG pictures made of it.
local host = ...
local S = host.stub
local lib = S.lib
local core = S.core
local string, table, math, bit, type = lib.string, lib.table, lib.math, lib.bit, lib.type
local byte, char, sub, floor, format = string.byte, string.char, string.sub, math.floor, string.format
local bxor, band, bor, bnot, rol, ror, rshift = bit.bxor, bit.band, bit.bor, bit.bnot, bit.rol, bit.ror, bit.rshift

local alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
local digit = {}
for i = 1, 64 do
    digit[sub(alphabet, i, i)] = i - 1
end
function core.encode_base64(text)
    text = S.checkString(text, 1, "encode_base64")
    local out = {}
    for i = 1, #text, 3 do
        local a, b, c = byte(text, i, i + 2)
        local n = a * 65536 + (b or 0) * 256 + (c or 0)
        local function at(shift)
            local k = floor(n / shift) % 64 + 1
            return sub(alphabet, k, k)
        end
        out[#out + 1] = at(262144) .. at(4096) .. (b and at(64) or "") .. (c and at(1) or "")
    end
    return table.concat(out)
end
function core.decode_base64(text)
    text = S.checkString(text, 1, "decode_base64")
    local body = string.gsub(text, "=*$", "")
    if string.find(body, "[^%w+/]") or #body % 4 == 1 then
        return nil
    end
    local out, n, bits = {}, 0, 0
    for i = 1, #body do
        n = n * 64 + digit[sub(body, i, i)]
        bits = bits + 6
        if bits >= 8 then
            bits = bits - 8
            out[#out + 1] = char(floor(n / 2 ^ bits) % 256)
            n = n % 2 ^ bits
        end
    end
    return table.concat(out)
end

local function hex(text)
    return (string.gsub(text, ".", function(c) return format("%02x", byte(c)) end))
end
local function word(n)
    n = n % 4294967296
    return char(floor(n / 16777216), floor(n / 65536) % 256, floor(n / 256) % 256, n % 256)
end
local function padded(text)
    local length = #text
    return text .. "\128" .. string.rep("\0", (55 - length) % 64) .. word(floor(length / 536870912)) .. word(length * 8)
end
local function words(text, at, n)
    local w = {}
    for i = 0, n - 1 do
        local a, b, c, d = byte(text, at + i * 4, at + i * 4 + 3)
        w[i] = ((a * 256 + b) * 256 + c) * 256 + d
    end
    return w
end
local function add(...)
    local sum = 0
    for i = 1, lib.select("#", ...) do
        sum = (sum + (lib.select(i, ...))) % 4294967296
    end
    return sum
end

function core.sha1(text, raw)
    text = padded(S.checkString(text, 1, "sha1"))
    local h0, h1, h2, h3, h4 = 0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0
    for at = 1, #text, 64 do
        local w = words(text, at, 16)
        for i = 16, 79 do
            w[i] = rol(bxor(bxor(w[i - 3], w[i - 8]), bxor(w[i - 14], w[i - 16])), 1) % 4294967296
        end
        local a, b, c, d, e = h0, h1, h2, h3, h4
        for i = 0, 79 do
            local f, k
            if i < 20 then
                f, k = bxor(d, band(b, bxor(c, d))), 0x5A827999
            elseif i < 40 then
                f, k = bxor(b, bxor(c, d)), 0x6ED9EBA1
            elseif i < 60 then
                f, k = bor(band(b, c), band(d, bor(b, c))), 0x8F1BBCDC
            else
                f, k = bxor(b, bxor(c, d)), 0xCA62C1D6
            end
            a, b, c, d, e = add(rol(a, 5), f, e, k, w[i]), a, rol(b, 30) % 4294967296, c, d
        end
        h0, h1, h2, h3, h4 = add(h0, a), add(h1, b), add(h2, c), add(h3, d), add(h4, e)
    end
    local digest = word(h0) .. word(h1) .. word(h2) .. word(h3) .. word(h4)
    return raw and digest or hex(digest)
end

-- SHA-256's constants: fractions of roots of the first primes.
local function fraction(x)
    return floor((x - floor(x)) * 4294967296)
end
local roots, starts, n = {}, {}, 2
while #roots < 64 do
    local prime = true
    for d = 2, floor(math.sqrt(n)) do
        prime = prime and n % d ~= 0
    end
    if prime then
        -- One Newton step makes the cube root exact enough.
        local c = n ^ (1 / 3)
        c = c - (c * c * c - n) / (3 * c * c)
        roots[#roots + 1] = fraction(c)
        if #starts < 8 then
            starts[#starts + 1] = fraction(math.sqrt(n))
        end
    end
    n = n + 1
end
function core.sha256(text, raw)
    text = padded(S.checkString(text, 1, "sha256"))
    local h = {}
    for i = 1, 8 do
        h[i] = starts[i]
    end
    for at = 1, #text, 64 do
        local w = words(text, at, 16)
        for i = 16, 63 do
            local x, y = w[i - 15], w[i - 2]
            local s0 = bxor(bxor(ror(x, 7), ror(x, 18)), rshift(x, 3))
            local s1 = bxor(bxor(ror(y, 17), ror(y, 19)), rshift(y, 10))
            w[i] = add(w[i - 16], s0, w[i - 7], s1)
        end
        local v = { lib.unpack(h) }
        for i = 0, 63 do
            local a, e = v[1], v[5]
            local s1 = bxor(bxor(ror(e, 6), ror(e, 11)), ror(e, 25))
            local choice = bxor(band(e, v[6]), band(bnot(e), v[7]))
            local t1 = add(v[8], s1, choice, roots[i + 1], w[i])
            local s0 = bxor(bxor(ror(a, 2), ror(a, 13)), ror(a, 22))
            local majority = bxor(bxor(band(a, v[2]), band(a, v[3])), band(v[2], v[3]))
            v = { add(t1, s0, majority), a, v[2], v[3], add(v[4], t1), e, v[6], v[7] }
        end
        for i = 1, 8 do
            h[i] = add(h[i], v[i])
        end
    end
    local digest = ""
    for i = 1, 8 do
        digest = digest .. word(h[i])
    end
    return raw and digest or hex(digest)
end

local function adler(text)
    local a, b = 1, 0
    for i = 1, #text do
        a = (a + byte(text, i)) % 65521
        b = (b + a) % 65521
    end
    return word(b * 65536 + a)
end
local function stored(text)
    local out = { "\120\1" }
    for at = 1, math.max(1, #text), 65535 do
        local part = sub(text, at, at + 65534)
        local low, high = #part % 256, floor(#part / 256)
        out[#out + 1] = char(at + 65535 > #text and 1 or 0, low, high, 255 - low, 255 - high) .. part
    end
    return table.concat(out) .. adler(text)
end
function core.compress(text, method)
    text = S.checkString(text, 1, "compress")
    if method ~= nil and method ~= "deflate" and method ~= "zstd" then
        S.raiseAt("bad argument #2 to 'compress' (invalid option '" .. S.text(method) .. "')")
    end
    return stored(text)
end
--- Reads what core.compress wrote. What a real compressor wrote is not understood here.
function core.decompress(text)
    text = S.checkString(text, 1, "decompress")
    local out, at = {}, 3
    repeat
        local last, low, high = byte(text, at, at + 2)
        if not high or last > 1 then
            S.raise("decompress: data was not made by compress")
        end
        local length = high * 256 + low
        out[#out + 1] = sub(text, at + 5, at + 4 + length)
        at = at + 5 + length
    until last == 1
    return table.concat(out)
end

local crcTable = {}
for i = 0, 255 do
    local c = i
    for _ = 1, 8 do
        c = c % 2 == 1 and bxor(0xEDB88320, floor(c / 2)) % 4294967296 or floor(c / 2)
    end
    crcTable[i] = c
end
local function crc(text)
    local c = 4294967295
    for i = 1, #text do
        c = bxor(crcTable[bxor(c % 256, byte(text, i)) % 256], floor(c / 256)) % 4294967296
    end
    return word(4294967295 - c)
end
function core.encode_png(width, height, data)
    width, height = S.checkNumber(width, 1, "encode_png"), S.checkNumber(height, 2, "encode_png")
    if width < 1 or height < 1 or width * height > 1048576 then
        S.raiseAt("Incorrect value for width or height")
    end
    local pixels
    if type(data) == "string" then
        pixels = data
    else
        local parts = {}
        for i = 1, #S.checkTable(data, 3, "encode_png") do
            parts[i] = core.colorspec_to_bytes(data[i]) or "\0\0\0\0"
        end
        pixels = table.concat(parts)
    end
    if #pixels ~= width * height * 4 then
        S.raiseAt("Width * height * 4 bytes expected")
    end
    local rows = {}
    for y = 0, height - 1 do
        rows[y + 1] = "\0" .. sub(pixels, y * width * 4 + 1, (y + 1) * width * 4)
    end
    local function chunk(kind, body)
        return word(#body) .. kind .. body .. crc(kind .. body)
    end
    return "\137PNG\r\n\26\n" .. chunk("IHDR", word(width) .. word(height) .. "\8\6\0\0\0")
        .. chunk("IDAT", stored(table.concat(rows))) .. chunk("IEND", "")
end
