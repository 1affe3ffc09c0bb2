-- SPDX-License-Identifier: Apache-2.0
-- The globals that a candidate sees: Lua 5.1 with LuaJIT's additions, as mod security leaves them.
local host = ...
local S = host.stub
local lib = S.lib
local G, core = S.G, S.core
local type, error, select, tostring, rawget, rawset = lib.type, lib.error, lib.select, lib.tostring, lib.rawget, lib.rawset
local string, table, math, debug = lib.string, lib.table, lib.math, lib.debug
local getinfo, setmetatable, getmetatable = debug.getinfo, lib.setmetatable, lib.getmetatable
local real = lib.real

for _, name in lib.ipairs({ "assert", "error", "getmetatable", "ipairs", "next", "pairs", "pcall", "rawequal", "rawget",
    "rawset", "select", "setmetatable", "tonumber", "tostring", "type", "xpcall", "unpack" }) do
    G[name] = lib[name]
end
G._G = G
G._VERSION = "Lua 5.1"
G.core = core
G.minetest = core
G.DIR_DELIM = "/"
G.INIT = "game"
G.PLATFORM = "Linux"

-- The table behind core is private: the engine's core has no metatable to be found.
local coreMeta = getmetatable(core)
function G.getmetatable(...)
    if select("#", ...) == 0 then
        S.raiseAt("bad argument #1 to 'getmetatable' (value expected)")
    end
    local meta = getmetatable((...))
    if meta == coreMeta then
        return nil
    end
    return meta
end

if lib.plainTostring then
    G.tostring = function(...)
        if select("#", ...) == 0 then
            S.raiseAt("bad argument #1 to 'tostring' (value expected)")
        end
        return lib.plainTostring((...))
    end
    -- 5.1 knows neither __pairs nor the fourth value of it.
    G.pairs = function(t)
        if type(t) ~= "table" then
            S.badArgument(1, "pairs", "table", t)
        end
        return lib.next, t, nil
    end
end

-- Environments: the stub's own functions stay out of reach, their environment shows as _G.
local environmentOf, setEnvironment = lib.environmentOf, lib.setEnvironment
local threadEnvironment = G

function G.getfenv(f)
    local env
    if type(f) == "function" then
        env = environmentOf(f)
    else
        local level = f == nil and 1 or S.checkNumber(f, 1, "getfenv")
        if level < 0 then
            S.raiseAt("bad argument #1 to 'getfenv' (level must be non-negative)")
        end
        if level == 0 then
            return threadEnvironment
        end
        if not getinfo(level + 1, "S") then
            S.raiseAt("bad argument #1 to 'getfenv' (invalid level)")
        end
        env = environmentOf(level + 1)
    end
    if env == nil or env == real then
        return G
    end
    return env
end

function G.setfenv(f, env)
    S.checkTable(env, 2, "setfenv")
    local target = f
    if type(f) ~= "function" then
        local level = S.checkNumber(f, 1, "setfenv")
        if level == 0 then
            threadEnvironment = env
            return
        end
        local info = level > 0 and getinfo(level + 1, "f")
        if not info then
            S.raiseAt("bad argument #1 to 'setfenv' (invalid level)")
        end
        target = info.func
    end
    if getinfo(target, "S").what == "C" or environmentOf(target) == real then
        S.raiseAt("'setfenv' cannot change environment of given object")
    end
    setEnvironment(target, env)
    return target
end

-- Code from text. Byte code is refused as the engine's mod security does.
local function compile(text, chunkname)
    if string.byte(text, 1) == 27 then
        return nil, "Bytecode prohibited when mod security is enabled."
    end
    local f, message = host.compile(text, chunkname)
    if not f then
        return nil, message
    end
    setEnvironment(f, threadEnvironment)
    return f
end
S.compile = compile

function G.loadstring(text, chunkname)
    text = S.checkString(text, 1, "loadstring")
    chunkname = chunkname == nil and "=(load)" or S.checkString(chunkname, 2, "loadstring")
    return compile(text, chunkname)
end

function G.load(f, chunkname)
    if type(f) ~= "function" then
        S.badArgument(1, "load", "function", f)
    end
    local parts, size = {}, 0
    while true do
        local part = f()
        if part == nil or part == "" then
            break
        end
        if type(part) ~= "string" and type(part) ~= "number" then
            return nil, "reader function must return a string"
        end
        parts[#parts + 1] = S.text(part)
    end
    return compile(table.concat(parts), chunkname == nil and "=(load)" or S.checkString(chunkname, 2, "load"))
end

function G.require()
    S.raise("require() is disabled when mod security is on.")
end

function G.print(...)
    local out = {}
    for i = 1, select("#", ...) do
        out[i] = (G.tostring)((select(i, ...)))
        if type(out[i]) ~= "string" then
            S.raiseAt("'tostring' must return a string to 'print'")
        end
    end
    host.log("none", table.concat(out, "\t"))
end

local memoryOptions = { stop = true, restart = true, setpause = true, setstepmul = true }
function G.collectgarbage(option, argument)
    option = option == nil and "collect" or S.checkString(option, 1, "collectgarbage")
    if option == "count" or option == "collect" then
        return lib.collectgarbage(option)
    elseif option == "step" then
        return lib.collectgarbage("step", 0)
    elseif memoryOptions[option] then
        return 0
    end
    S.raiseAt("bad argument #1 to 'collectgarbage' (invalid option '" .. option .. "')")
end

-- Libraries. The string table is also what methods of strings are looked up in.
local function listed(from, names)
    local t = {}
    for _, name in lib.ipairs(S.words(names)) do
        t[name] = from[name]
    end
    return t
end
G.string = listed(string, "byte char find format gmatch gsub len lower match rep reverse sub upper pack packsize unpack")
G.string.dump = function(f)
    S.checkFunction(f, 1, "dump")
    S.raiseAt("unable to dump given function")
end
if lib.plainFormat then
    G.string.format = lib.plainFormat
end
G.table = listed(table, "concat foreach foreachi getn insert maxn move remove sort")
G.math = listed(math, [[abs acos asin atan atan2 ceil cos cosh deg exp floor fmod frexp huge ldexp log log10 max min modf
    pi pow rad random randomseed sin sinh sqrt tan tanh]])
for _, place in lib.ipairs({ "table.getn", "math.pow" }) do
    local space, name = string.match(place, "^(%a+)%.(%a+)$")
    local f = G[space][name]
    G[space][name] = function(...)
        S.finding("deprecated", place .. " is gone from newer Luas; use " .. (name == "pow" and "^" or "#"))
        return f(...)
    end
end
G.bit = listed(lib.bit, "arshift band bnot bor bswap bxor lshift rol ror rshift tobit tohex")
G.coroutine = listed(lib.coroutine, "create isyieldable resume running status wrap yield")
lib.stringMeta.__index = G.string

-- One sequence of random numbers for each job, whatever the process did before.
function S.seedRandom(seed)
    math.randomseed(seed)
end
if lib.modern then
    G.math.random = function(a, b)
        if a == nil then
            return math.random()
        end
        a = S.checkNumber(a, 1, "random")
        if b == nil then
            if a < 1 then
                S.raiseAt("bad argument #1 to 'random' (interval is empty)")
            end
            return math.random(math.floor(a))
        end
        b = S.checkNumber(b, 2, "random")
        if b < a then
            S.raiseAt("bad argument #2 to 'random' (interval is empty)")
        end
        return math.random(math.floor(a), math.floor(b))
    end
    G.math.randomseed = function(seed)
        math.randomseed(math.floor(S.checkNumber(seed, 1, "randomseed")))
    end
end

G.debug = { traceback = debug.traceback }
function G.debug.getinfo(a, b, c)
    local thread
    if type(a) == "thread" then
        thread, a, b = a, b, c
    end
    local what = b
    if what ~= nil then
        what = string.gsub(S.checkString(what, 2, "getinfo"), "[f>]", "")
    end
    what = what or "nSlu"
    local info
    if type(a) == "function" then
        info = getinfo(a, what)
    elseif thread then
        info = getinfo(thread, S.checkNumber(a, 2, "getinfo"), what)
    else
        info = getinfo(S.checkNumber(a, 1, "getinfo") + 1, what)
    end
    if info then
        info.func = nil
    end
    return info
end

-- The compiler's switches do nothing here: how a candidate is compiled is not its own affair.
G.jit = {
    arch = "x64", os = "Linux", version = "LuaJIT 2.1.0-beta3", version_num = 20100,
    opt = { start = function() end },
    on = function() end, off = function() end, flush = function() end,
    status = function() return true end,
}
G.package = { config = "/\n;\n?\n!\n-\n", cpath = "", path = "", searchpath = function(name)
    return nil, "no file '" .. S.text(name) .. "'"
end }

-- Undeclared globals read as nil; reading one, and making one inside a function, is worth a word.
local declared, warned = {}, {}
local function warnGlobal(text, name, info)
    local key = info.source .. "\0" .. info.currentline .. "\0" .. name
    if warned[key] then
        return
    end
    warned[key] = true
    local where = info.short_src .. ":" .. info.currentline
    S.finding("undeclared_global", text, info.source == S.chunk and info.currentline or nil)
    host.log("warning", text .. " at " .. where)
end
setmetatable(G, {
    __index = function(_, name)
        if declared[name] or type(name) ~= "string" then
            return nil
        end
        local info = getinfo(2, "Sl")
        if info and info.what ~= "C" then
            warnGlobal('Undeclared global variable "' .. name .. '" accessed', name, info)
        end
        return nil
    end,
    __newindex = function(t, name, value)
        if name ~= nil and not declared[name] and type(name) == "string" then
            local info = getinfo(2, "Sl")
            if info and info.what ~= "main" and info.what ~= "C" then
                warnGlobal('Assignment to undeclared global "' .. name .. '" inside a function', name, info)
            end
            declared[name] = true
        end
        rawset(t, name, value)
    end,
})

function core.global_exists(name)
    if type(name) ~= "string" then
        S.raise("core.global_exists: " .. S.text(name) .. " is not a string")
    end
    return rawget(G, name) ~= nil
end
