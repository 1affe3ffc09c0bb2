-- SPDX-License-Identifier: Apache-2.0
-- Random generators and noise, by the engine's published formulas.
local host = ...
local S = host.stub
local lib = S.lib
local G, core = S.G, S.core
local math, type, string, bit = lib.math, lib.type, lib.string, lib.bit
local floor = math.floor

-- PseudoRandom: the linear congruence of old C libraries, 15 bits a draw.
local Pseudo = S.newClass("PseudoRandom")
local function pseudoDraw(state)
    local high = floor(state.seed / 65536)
    -- seed * 1103515245 + 12345 modulo 2^32 without losing bits of a double.
    local low = state.seed % 65536
    local a = 1103515245
    state.seed = ((high * (a % 65536) % 65536 + floor(a / 65536) * low % 65536) * 65536 + low * (a % 65536) + 12345) % 4294967296
    -- The seed is a signed number there, divided towards zero.
    local signed = state.seed >= 2147483648 and state.seed - 4294967296 or state.seed
    local high16 = signed / 65536
    return (high16 < 0 and -floor(-high16) or floor(high16)) % 32768
end
function G.PseudoRandom(seed)
    seed = S.trunc(S.checkNumber(seed, 1, "PseudoRandom"))
    return Pseudo.new({ seed = seed % 4294967296 })
end
Pseudo.method("next", function(state, min, max)
    if min == nil then
        min, max = 0, 32767
    end
    min, max = S.trunc(S.checkNumber(min, 1, "next")), S.trunc(S.checkNumber(max == nil and 32767 or max, 2, "next"))
    if max < min then
        S.raiseAt("PseudoRandom.next(): max=" .. S.text(max) .. " min=" .. S.text(min))
    end
    if max - min ~= 32767 and max - min > 32767 / 5 then
        S.raiseAt("PseudoRandom.next() max-min is not 32767 and is > 32768/5. This is disallowed due to the bad random distribution the implementation would otherwise make.")
    end
    return pseudoDraw(state) % (max - min + 1) + min
end)
Pseudo.method("get_state", function(state) return state.seed end)

-- Multiplication of 32-bit numbers modulo 2^32, exact in doubles.
local function mul32(a, b)
    local low = a % 65536
    return ((floor(a / 65536) * b) % 65536 * 65536 + low * b) % 4294967296
end

-- PcgRandom: 64-bit state as two halves, output by xorshift and rotation.
local Pcg = S.newClass("PcgRandom")
local multiplierHigh, multiplierLow = 0x5851F42D, 0x4C957F2D
local function add64(ah, al, bh, bl)
    local low = al + bl
    return (ah + bh + (low >= 4294967296 and 1 or 0)) % 4294967296, low % 4294967296
end
local function mul64(ah, al, bh, bl)
    -- The low halves' full product, by 16 bits.
    local a0, a1, b0, b1 = al % 65536, floor(al / 65536), bl % 65536, floor(bl / 65536)
    local p00, p01, p10, p11 = a0 * b0, a0 * b1, a1 * b0, a1 * b1
    local middle = floor(p00 / 65536) + p01 % 65536 + p10 % 65536
    local low = (middle % 65536) * 65536 + p00 % 65536
    local high = p11 + floor(p01 / 65536) + floor(p10 / 65536) + floor(middle / 65536)
    return (high % 4294967296 + mul32(ah, bl) + mul32(al, bh)) % 4294967296, low
end
local function pcgDraw(s)
    local h, l = s.high, s.low
    s.high, s.low = mul64(h, l, multiplierHigh, multiplierLow)
    s.high, s.low = add64(s.high, s.low, s.incHigh, s.incLow)
    -- ((old >> 18) ^ old) >> 27, low 32 bits; rotated by old >> 59.
    local sh, sl = floor(h / 262144), floor(l / 262144) + (h % 262144) * 16384
    local xh, xl = bit.bxor(sh, h) % 4294967296, bit.bxor(sl, l) % 4294967296
    local x = (floor(xl / 134217728) + xh * 32) % 4294967296
    return bit.ror(x, floor(h / 134217728)) % 4294967296
end
local function pcgSeed(s, seed, sequence)
    s.high, s.low = 0, 0
    local sh, sl = floor(sequence / 4294967296) % 4294967296, sequence % 4294967296
    s.incHigh, s.incLow = (sh * 2 + floor(sl / 2147483648)) % 4294967296, (sl * 2 + 1) % 4294967296
    pcgDraw(s)
    s.high, s.low = add64(s.high, s.low, floor(seed / 4294967296) % 4294967296, seed % 4294967296)
    pcgDraw(s)
end
function G.PcgRandom(seed, sequence)
    seed = S.trunc(S.checkNumber(seed, 1, "PcgRandom"))
    local s = {}
    -- The default sequence is 0xda3e39cb94b95bdb, given by halves because a double cannot hold it.
    pcgSeed(s, seed, sequence ~= nil and S.trunc(S.checkNumber(sequence, 2, "PcgRandom")) or 0)
    if sequence == nil then
        s.high, s.low = 0, 0
        s.incHigh, s.incLow = (0xda3e39cb * 2 + 1) % 4294967296, (0x94b95bdb * 2 + 1) % 4294967296
        pcgDraw(s)
        s.high, s.low = add64(s.high, s.low, floor(seed / 4294967296) % 4294967296, seed % 4294967296)
        pcgDraw(s)
    end
    return Pcg.new(s)
end
local function pcgRange(s, bound)
    if bound == 0 then
        return pcgDraw(s)
    end
    local threshold = (4294967296 - bound) % bound
    local r
    repeat
        r = pcgDraw(s)
    until r >= threshold
    return r % bound
end
local function pcgBetween(s, min, max)
    if max < min then
        S.raiseAt("Invalid range (max < min)")
    end
    return pcgRange(s, (max - min + 1) % 4294967296) + min
end
Pcg.method("next", function(s, min, max)
    min = min == nil and -2147483648 or S.trunc(S.checkNumber(min, 1, "next"))
    max = max == nil and 2147483647 or S.trunc(S.checkNumber(max, 2, "next"))
    return pcgBetween(s, min, max)
end)
Pcg.method("rand_normal_dist", function(s, min, max, trials)
    min, max = S.trunc(S.checkNumber(min, 1, "rand_normal_dist")), S.trunc(S.checkNumber(max, 2, "rand_normal_dist"))
    trials = S.trunc(trials == nil and 6 or S.checkNumber(trials, 3, "rand_normal_dist"))
    local sum = 0
    for _ = 1, math.max(1, trials) do
        sum = sum + pcgBetween(s, min, max)
    end
    local mean = sum / math.max(1, trials)
    return mean >= 0 and floor(mean + 0.5) or -floor(-mean + 0.5)
end)
Pcg.method("get_state", function(s) return string.format("%08x%08x", s.high, s.low) end)
Pcg.method("set_state", function(s, text)
    local high, low = string.match(S.checkString(text, 1, "set_state"), "^(%x%x%x%x%x%x%x%x)(%x%x%x%x%x%x%x%x)$")
    if not high then
        S.raiseAt("bad argument #1 to 'set_state' (16 hexadecimal digits expected)")
    end
    s.high, s.low = lib.tonumber(high, 16), lib.tonumber(low, 16)
end)

-- SecureRandom: bytes here come from the job's seed, so that a run can be repeated.
local Secure = S.newClass("SecureRandom")
function G.SecureRandom() return Secure.new({}) end
Secure.method("next_bytes", function(_, n)
    n = n == nil and 1 or S.trunc(S.checkNumber(n, 1, "next_bytes"))
    local out = {}
    for i = 1, math.max(1, math.min(n, 2048)) do
        out[i] = string.char(math.random(0, 255))
    end
    return lib.table.concat(out)
end)

-- Noise ---------------------------------------------------------------------------------------

local function lattice(x, y, z, seed)
    local n = (mul32(x % 4294967296, 1619) + mul32(y % 4294967296, 31337) + mul32(z % 4294967296, 52591)
        + mul32(seed % 4294967296, 1013)) % 2147483648
    n = bit.bxor(floor(n / 8192), n) % 4294967296
    local nn = (mul32(n, (mul32(mul32(n, n), 60493) + 19990303) % 4294967296) + 1376312589) % 2147483648
    return 1 - nn / 1073741824
end
local function ease(t) return t * t * t * (t * (6 * t - 15) + 10) end
local function lerp(a, b, t) return a + (b - a) * t end
local function gradient2(x, y, seed, eased)
    local x0, y0 = floor(x), floor(y)
    local u, v = x - x0, y - y0
    if eased then
        u, v = ease(u), ease(v)
    end
    return lerp(lerp(lattice(x0, y0, 0, seed), lattice(x0 + 1, y0, 0, seed), u),
        lerp(lattice(x0, y0 + 1, 0, seed), lattice(x0 + 1, y0 + 1, 0, seed), u), v)
end
local function gradient3(x, y, z, seed, eased)
    local x0, y0, z0 = floor(x), floor(y), floor(z)
    local u, v, w = x - x0, y - y0, z - z0
    if eased then
        u, v, w = ease(u), ease(v), ease(w)
    end
    local function plane(k)
        return lerp(lerp(lattice(x0, y0, k, seed), lattice(x0 + 1, y0, k, seed), u),
            lerp(lattice(x0, y0 + 1, k, seed), lattice(x0 + 1, y0 + 1, k, seed), u), v)
    end
    return lerp(plane(z0), plane(z0 + 1), w)
end

local function readParams(a, octaves, persistence, spread)
    if type(a) ~= "table" then
        return { offset = 0, scale = 1, seed = S.checkNumber(a, 1, "PerlinNoise"), octaves = octaves or 3,
            persistence = persistence or 0.5, lacunarity = 2, spread = { x = spread or 250, y = spread or 250,
            z = spread or 250 }, flags = {} }
    end
    local flags, words = {}, a.flags
    if type(words) == "table" then
        flags = words
    elseif type(words) == "string" then
        for word in string.gmatch(words, "[%w_]+") do
            flags[word] = true
        end
    end
    local s = type(a.spread) == "table" and a.spread or {}
    return {
        offset = a.offset or 0, scale = a.scale or 1, seed = a.seed or 0, octaves = a.octaves or 3,
        persistence = a.persistence or a.persist or 0.6, lacunarity = a.lacunarity or 2, flags = flags,
        spread = { x = s.x or 250, y = s.y or 250, z = s.z or 250 },
    }
end
local function sample(p, pos, three)
    local x, y = pos.x / p.spread.x, pos.y / p.spread.y
    local z = three and pos.z / p.spread.z or 0
    local f, g, sum = 1, 1, 0
    -- 2D noise is eased unless told otherwise; 3D only when asked for.
    local eased = p.flags.eased or (not three and not p.flags.noeased and p.flags.eased ~= false)
    for i = 0, math.min(p.octaves, 32) - 1 do
        local v = three and gradient3(x * f, y * f, z * f, p.seed + i, eased) or gradient2(x * f, y * f, p.seed + i, eased)
        sum = sum + g * (p.flags.absvalue and math.abs(v) or v)
        f, g = f * p.lacunarity, g * p.persistence
    end
    return p.offset + sum * p.scale
end

local Noise = S.newClass("PerlinNoise")
local function newNoise(...) return Noise.new(readParams(...)) end
--- The same under the name of before 5.12.
local function formerly(old, new, f)
    return function(...)
        S.finding("deprecated", old .. " is called " .. new .. " since 5.12; both work")
        return f(...)
    end
end
G.ValueNoise = newNoise
G.PerlinNoise = formerly("PerlinNoise", "ValueNoise", newNoise)
for _, name in lib.ipairs({ "get2d", "get_2d" }) do
    Noise.method(name, function(p, pos)
        S.checkTable(pos, 1, name)
        return sample(p, { x = S.checkNumber(pos.x, 1, name), y = S.checkNumber(pos.y, 1, name) }, false)
    end)
end
for _, name in lib.ipairs({ "get3d", "get_3d" }) do
    Noise.method(name, function(p, pos) return sample(p, S.checkVector(pos), true) end)
end

local Map = S.newClass("PerlinNoiseMap")
local function newMap(params, size)
    S.checkTable(params, 1, "PerlinNoiseMap")
    S.checkTable(size, 2, "PerlinNoiseMap")
    return Map.new({ params = readParams(params), size = { x = size.x or 1, y = size.y or 1, z = size.z or 1 } })
end
G.ValueNoiseMap = newMap
G.PerlinNoiseMap = formerly("PerlinNoiseMap", "ValueNoiseMap", newMap)
local function fill(state, pos, three, flat)
    local size, out, n = state.size, {}, 0
    local function at(x, y, z)
        return sample(state.params, { x = pos.x + x, y = pos.y + y, z = three and pos.z + z or 0 }, three)
    end
    if not three then
        for y = 0, size.y - 1 do
            local row = {}
            for x = 0, size.x - 1 do
                n = n + 1
                row[x + 1] = at(x, y)
                if flat then
                    out[n] = row[x + 1]
                end
            end
            if not flat then
                out[y + 1] = row
            end
        end
        return out
    end
    for z = 0, size.z - 1 do
        local layer = {}
        for y = 0, size.y - 1 do
            local row = {}
            for x = 0, size.x - 1 do
                n = n + 1
                row[x + 1] = at(x, y, z)
                if flat then
                    out[n] = row[x + 1]
                end
            end
            layer[y + 1] = row
        end
        if not flat then
            out[z + 1] = layer
        end
    end
    return out
end
for name, how in lib.next, { get2dMap = { false, false }, get_2d_map = { false, false }, get2dMap_flat = { false, true },
    get_2d_map_flat = { false, true }, get3dMap = { true, false }, get_3d_map = { true, false },
    get3dMap_flat = { true, true }, get_3d_map_flat = { true, true } } do
    Map.method(name, function(state, pos, buffer)
        S.checkTable(pos, 1, name)
        local values = fill(state, pos, how[1], how[2])
        if type(buffer) == "table" then
            for i = 1, #values do
                buffer[i] = values[i]
            end
            return buffer
        end
        return values
    end)
end
for _, name in lib.ipairs({ "calc2dMap", "calc_2d_map", "calc3dMap", "calc_3d_map" }) do
    local three = string.find(name, "3", 1, true) ~= nil
    Map.method(name, function(state, pos) state.values = fill(state, pos, three, true) end)
end
for _, name in lib.ipairs({ "getMapSlice", "get_map_slice" }) do
    Map.method(name, function(state) return S.rawCopy(state.values or {}) end)
end

core.get_value_noise, core.get_value_noise_map = newNoise, newMap
core.get_perlin = formerly("get_perlin", "get_value_noise", newNoise)
core.get_perlin_map = formerly("get_perlin_map", "get_value_noise_map", newMap)
