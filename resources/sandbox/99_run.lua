-- SPDX-License-Identifier: Apache-2.0
-- Loads one candidate as the engine would, and says what came of it.
local host = ...
local S = host.stub
local lib = S.lib
local type, string, xpcall = lib.type, lib.string, lib.xpcall
local getinfo = lib.debug.getinfo

local errorLine

--- Runs at the place of an error: notes the line of init.lua that is nearest on the stack.
local function handler(object)
    errorLine = 0
    for level = 2, 150 do
        local info = getinfo(level, "Sl")
        if not info then
            break
        end
        if info.source == S.chunk and info.currentline > 0 then
            errorLine = info.currentline
            break
        end
    end
    return object
end

--- An error object as one line of text, paths as short as in the engine's log.
local function reasonOf(object)
    if type(object) == "number" then
        object = S.numberText(object)
    end
    if type(object) ~= "string" then
        return "(error object is not a string)"
    end
    local text, from = "", 1
    -- The path of the mod is cut to its name; plain search, because a name may hold magic letters.
    while true do
        local a, b = string.find(object, S.modpath .. "/", from, true)
        if not a then
            break
        end
        text = text .. string.sub(object, from, a - 1) .. S.modname .. "/"
        from = b + 1
    end
    text = text .. string.sub(object, from)
    -- Where the error stands inside the stub says nothing to the reader.
    text = string.gsub(text, "%(%d%d_%w+%.lua%):%d+: ", "")
    if lib.modern then
        -- The same words as 5.1's: "index local 'x' (a nil value)".
        text = string.gsub(text, "a (%a+) value %((%a+) '([^']*)'%)", "%2 '%3' (a %1 value)")
    end
    text = string.gsub(text, "[\r\n]+", " ")
    if #text > 600 then
        text = string.sub(text, 1, 600) .. "..."
    end
    return text
end

local function lineOf(reason)
    local at = S.modname .. "/init.lua:"
    local a, b = string.find(reason, at, 1, true)
    local digits = a and string.match(reason, "^%d+", b + 1)
    return lib.tonumber(digits)
end

--- Calls f under protection. Returns true and its results, or false, the reason and the line.
function S.protected(f, ...)
    local args, n = { ... }, lib.select("#", ...)
    errorLine = nil
    local results = { xpcall(function()
        return f(lib.unpack(args, 1, n))
    end, handler) }
    if results[1] then
        return lib.unpack(results, 1, 10)
    end
    local reason = reasonOf(results[2])
    return false, reason, lineOf(reason) or errorLine or 0
end

local function stage(callback, f)
    local ok, reason, line = S.protected(f)
    if ok then
        return true
    end
    if callback then
        reason = "Runtime error from mod '" .. S.modname .. "' in callback " .. callback .. "(): " .. reason
    end
    return false, reason, line
end

local function load(code)
    local chunk, message = S.compile(code, S.chunk)
    if not chunk then
        local reason = reasonOf(message)
        return false, reason, lineOf(reason) or 0
    end
    S.phase = "loading"
    local ok, reason, line = stage(nil, chunk)
    S.phase = "loaded"
    if not ok then
        return false, reason, line
    end
    ok, reason, line = stage("on_mods_loaded", function()
        local list = S.callbacks.on_mods_loaded
        for i = 1, #list do
            list[i]()
        end
    end)
    return ok, reason, line
end

local function twoSteps()
    for _ = 1, 2 do
        if S.shutdownAsked then
            break
        end
        local ok, reason, line = stage("environment_Step", function()
            S.step(0.05)
        end)
        if not ok then
            return false, reason, line
        end
    end
    if S.shutdownAsked then
        return false, "the mod asked the server to shut down", S.shutdownLine or 0
    end
    return true
end

--- Loads job.code as init.lua of the only mod job.mod. The report is plain data.
local function run(job)
    S.setMod(job.mod)
    S.resetFiles(job.code)
    S.seedRandom(job.seed)
    local report = { state = "failed", reason = "", line = 0, registered = {}, findings = S.findings, behaviour = {} }
    local ok, reason, line = load(job.code)
    report.registered = S.snapshot()
    if ok then
        S.phase = "running"
        ok, reason, line = twoSteps()
    end
    if ok then
        report.state, report.reason = "loaded", "ok"
        report.behaviour = S.behave(job.behaviour or {})
        S.protected(S.drive)
    else
        report.reason, report.line = reason, line
    end
    return report
end

-- Nothing of the real globals is left once a candidate runs: even if it found them, they are empty.
local wiped = false
host.run = function(job)
    if not wiped then
        wiped = true
        local names = {}
        for key in lib.next, lib.real do
            names[#names + 1] = key
        end
        for i = 1, #names do
            lib.real[names[i]] = nil
        end
    end
    return run(job)
end
S.phase = "ready"
