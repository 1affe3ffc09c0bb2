-- SPDX-License-Identifier: Apache-2.0
-- What Lua 5.1 and LuaJIT have and Lua 5.4 has not, for the stub and for the candidate. On LuaJIT
-- almost nothing is to be done. Where 5.4 differs for good (integers in `..`) it is left so.
local host = ...
local S = host.stub
local lib = S.lib
local math, string, table, debug = lib.math, lib.string, lib.table, lib.debug
local type, tonumber, error = lib.type, lib.tonumber, lib.error
local floor, format = math.floor, string.format

lib.table.unpack = nil
lib.table.pack = nil

-- Functions of old that a build of Lua 5.4 may lack.
math.pow = math.pow or function(a, b) return a ^ b end
math.log10 = math.log10 or function(x) return math.log(x, 10) end
math.cosh = math.cosh or function(x) return (math.exp(x) + math.exp(-x)) / 2 end
math.sinh = math.sinh or function(x) return (math.exp(x) - math.exp(-x)) / 2 end
math.tanh = math.tanh or function(x)
    local a, b = math.exp(x), math.exp(-x)
    return a == math.huge and 1 or b == math.huge and -1 or (a - b) / (a + b)
end
local nativeAtan = math.atan
math.atan2 = math.atan2 or function(y, x) return nativeAtan(y, x) end
math.ldexp = math.ldexp or function(m, e) return m * 2.0 ^ e end
math.frexp = math.frexp or function(x)
    if x == 0 or x ~= x or x == math.huge or x == -math.huge then
        return x, 0
    end
    local e = floor(math.log(math.abs(x), 2)) + 1
    local m = x / 2.0 ^ e
    if math.abs(m) >= 1 then
        m, e = m / 2, e + 1
    elseif math.abs(m) < 0.5 then
        m, e = m * 2, e - 1
    end
    return m, e
end
table.getn = table.getn or function(t) return #t end
table.maxn = table.maxn or function(t)
    local max = 0
    for k in lib.next, t do
        if type(k) == "number" and k > max then
            max = k
        end
    end
    return max
end
table.foreach = table.foreach or function(t, f)
    for k, v in lib.next, t do
        local r = f(k, v)
        if r ~= nil then
            return r
        end
    end
end
table.foreachi = table.foreachi or function(t, f)
    for i = 1, #t do
        local r = f(i, t[i])
        if r ~= nil then
            return r
        end
    end
end

if lib.modern then
    -- Doubles everywhere: what would come out as 3.0 is written 3, and %d takes any number.
    local nativeFormat, nativeTostring = string.format, lib.tostring
    local function plain(v)
        if math.type(v) == "float" then
            return nativeFormat("%.14g", v)
        end
        return nativeTostring(v)
    end
    lib.plainTostring = plain
    lib.plainFormat = function(text, ...)
        local args, n = { ... }, lib.select("#", ...)
        local at = 0
        for spec in string.gmatch(type(text) == "string" and text or "", "%%[^%%%a]*(.)") do
            if spec ~= "%" then
                at = at + 1
                local v = args[at]
                if string.find("dioxXuc", spec, 1, true) then
                    local number = tonumber(v)
                    if number and number == number and math.abs(number) < 2 ^ 63 then
                        args[at] = math.tointeger(number >= 0 and floor(number) or -floor(-number)) or v
                    end
                elseif spec == "s" and math.type(v) == "float" then
                    args[at] = plain(v)
                end
            end
        end
        return nativeFormat(text, lib.unpack(args, 1, n))
    end
end

-- Environments. Returns the table that a function reads its globals from; nil: it reads none.
local function environmentUpvalue(f)
    for i = 1, 255 do
        local name, value = debug.getupvalue(f, i)
        if not name then
            return nil
        end
        if name == "_ENV" then
            return i, value
        end
    end
end

if lib.nativeGetfenv then
    lib.environmentOf = lib.nativeGetfenv
    lib.setEnvironment = lib.nativeSetfenv
else
    function lib.environmentOf(f)
        if type(f) == "number" then
            local info = debug.getinfo(f + 1, "f")
            if not info then
                error("bad argument #1 to 'getfenv' (invalid level)", 0)
            end
            f = info.func
        end
        local _, value = environmentUpvalue(f)
        return value
    end
    -- One fresh upvalue for this function alone: its siblings keep theirs.
    function lib.setEnvironment(f, env)
        if type(f) == "number" then
            local info = debug.getinfo(f + 1, "f")
            if not info then
                error("bad argument #1 to 'setfenv' (invalid level)", 0)
            end
            f = info.func
        end
        local at = environmentUpvalue(f)
        if at then
            debug.upvaluejoin(f, at, function() return env end, 1)
        end
        return f
    end
end

if not lib.bit then
    -- Operators that LuaJIT cannot read stand in text of their own.
    local make = lib.load([[
        local floor, tointeger, format, ipairs, sub = ...
        local function norm(x)
            x = x % 4294967296
            return tointeger(floor(x))
        end
        local function signed(x)
            x = x & 0xffffffff
            return x >= 0x80000000 and x - 0x100000000 or x
        end
        local bit = {}
        function bit.tobit(x) return signed(norm(x)) end
        function bit.bnot(x) return signed(~norm(x)) end
        function bit.band(x, ...)
            local r = norm(x)
            for _, v in ipairs({...}) do r = r & norm(v) end
            return signed(r)
        end
        function bit.bor(x, ...)
            local r = norm(x)
            for _, v in ipairs({...}) do r = r | norm(v) end
            return signed(r)
        end
        function bit.bxor(x, ...)
            local r = norm(x)
            for _, v in ipairs({...}) do r = r ~ norm(v) end
            return signed(r)
        end
        function bit.lshift(x, n) return signed(norm(x) << (norm(n) & 31)) end
        function bit.rshift(x, n) return signed(norm(x) >> (norm(n) & 31)) end
        function bit.arshift(x, n)
            n = norm(n) & 31
            local v = signed(norm(x))
            return signed(v // (1 << n))
        end
        function bit.rol(x, n)
            n = norm(n) & 31
            x = norm(x)
            return signed((x << n) | (x >> (32 - n)))
        end
        function bit.ror(x, n)
            n = norm(n) & 31
            x = norm(x)
            return signed((x >> n) | (x << (32 - n)))
        end
        function bit.bswap(x)
            x = norm(x)
            return signed(((x & 255) << 24) | ((x & 0xff00) << 8) | ((x >> 8) & 0xff00) | (x >> 24))
        end
        function bit.tohex(x, n)
            n = n and tointeger(floor(n)) or 8
            local text = format(n < 0 and "%08X" or "%08x", norm(x))
            n = n < 0 and -n or n
            return n >= 8 and text or sub(text, 9 - n)
        end
        return bit
    ]], "=bit")
    lib.bit = make(math.floor, math.tointeger, format, lib.ipairs, string.sub)
end
