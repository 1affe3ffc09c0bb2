-- SPDX-License-Identifier: Apache-2.0
-- Node timers, ABMs and LBMs: what the world does by itself.
local host = ...
local S = host.stub
local lib = S.lib
local core = S.core
local next, math, tonumber, type = lib.next, lib.math, lib.tonumber, lib.type

local timers = {} -- key -> {timeout, elapsed}
local Timer = S.newClass("NodeTimerRef")
local method = Timer.method

function S.dropTimer(key)
    timers[key] = nil
end
method("start", function(state, timeout)
    timers[state.key] = { timeout = S.checkNumber(timeout, 1, "start"), elapsed = 0 }
end)
method("set", function(state, timeout, elapsed)
    timers[state.key] = { timeout = S.checkNumber(timeout, 1, "set"), elapsed = S.checkNumber(elapsed, 2, "set") }
end)
method("stop", function(state) timers[state.key] = nil end)
method("get_timeout", function(state) return timers[state.key] and timers[state.key].timeout or 0 end)
method("get_elapsed", function(state) return timers[state.key] and timers[state.key].elapsed or 0 end)
method("is_started", function(state)
    local timer = timers[state.key]
    return timer ~= nil and timer.timeout ~= 0
end)
function core.get_node_timer(pos)
    return Timer.new({ key = S.key(S.position(pos)) })
end

local function runTimers(dtime)
    local due = {}
    for key, timer in next, timers do
        timer.elapsed = timer.elapsed + dtime
        if timer.timeout > 0 and timer.elapsed + 1e-6 >= timer.timeout then
            due[#due + 1] = key
        end
    end
    lib.table.sort(due)
    for _, key in lib.ipairs(due) do
        local timer = timers[key]
        if timer then
            timers[key] = nil
            local pos = S.unkey(key)
            local definition = S.nodeDefinition(S.nodeAt(pos).name)
            if definition and definition.on_timer and definition.on_timer(pos, timer.elapsed) and not timers[key] then
                timers[key] = { timeout = timer.timeout, elapsed = 0 }
            end
        end
    end
end

-- ABMs act on what was placed; whole seconds, as the engine checks them.
local function neighbours(pos, test)
    for dz = -1, 1 do
        for dy = -1, 1 do
            for dx = -1, 1 do
                if dx ~= 0 or dy ~= 0 or dz ~= 0 then
                    local node = S.nodeAt({ x = pos.x + dx, y = pos.y + dy, z = pos.z + dz })
                    if node and test(node.name) then
                        return true
                    end
                end
            end
        end
    end
    return false
end

local function countOf(value, default)
    return math.max(1, tonumber(value) or default)
end

--- The nodes an ABM or LBM is for, now; empty where it names none.
function S.affected(spec)
    local names = spec.nodenames
    if type(names) ~= "table" and type(names) ~= "string" then
        return {}
    end
    local test, exact = S.nodeMatcher(names, 1, "abm")
    if exact.air then
        return {}
    end
    local top = 31007
    return S.searchNodes({ x = -top, y = -top, z = -top }, { x = top, y = top, z = top }, test)
end
function S.wantsNeighbour(spec)
    local names = spec.neighbors
    return (type(names) == "table" and #names > 0 or type(names) == "string") and names or nil
end

local function runAbm(spec)
    for _, pos in lib.ipairs(S.affected(spec)) do
        local wanted = S.wantsNeighbour(spec)
        local inRange = pos.y >= (tonumber(spec.min_y) or -32768) and pos.y <= (tonumber(spec.max_y) or 32767)
        if inRange and (not wanted or neighbours(pos, (S.nodeMatcher(wanted, 1, "abm"))))
            and math.random(1, S.trunc(countOf(spec.chance, 50))) == 1 then
            spec.action(pos, S.copyNode(S.nodeAt(pos)), 0, 0)
        end
    end
end

local clocks = lib.setmetatable({}, { __mode = "k" })
local function runAbms(dtime)
    for i = 1, #S.abms do
        local spec = S.abms[i]
        local interval = countOf(spec.interval, 10)
        clocks[spec] = (clocks[spec] or 0) + dtime
        while clocks[spec] + 1e-6 >= interval do
            clocks[spec] = clocks[spec] - interval
            runAbm(spec)
        end
    end
end

-- While loading and in the two first steps no block of the map is active, as on an empty server.
S.worldActive = false
S.stepHooks[#S.stepHooks + 1] = function(dtime)
    if S.worldActive then
        runTimers(dtime)
        runAbms(dtime)
    end
end

function core.run_lbm() end
