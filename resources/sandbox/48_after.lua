-- SPDX-License-Identifier: Apache-2.0
-- core.after and the server step.
local host = ...
local S = host.stub
local lib = S.lib
local core = S.core
local type, tonumber, table = lib.type, lib.tonumber, lib.table

local jobs, counter, uptime = {}, 0, 0

function core.after(after, func, ...)
    if not tonumber(after) or type(func) ~= "function" then
        S.raise("Invalid minetest.after invocation")
    end
    counter = counter + 1
    local job = { expire = uptime + tonumber(after), order = counter, func = func, n = lib.select("#", ...), args = { ... } }
    jobs[#jobs + 1] = job
    return { cancel = function()
        job.cancelled = true
    end }
end

local function runJobs()
    local due, waiting = {}, {}
    for i = 1, #jobs do
        local list = uptime + 1e-6 >= jobs[i].expire and due or waiting
        list[#list + 1] = jobs[i]
    end
    jobs = waiting
    table.sort(due, function(a, b)
        if a.expire ~= b.expire then
            return a.expire < b.expire
        end
        return a.order < b.order
    end)
    for i = 1, #due do
        if not due[i].cancelled then
            due[i].func(lib.unpack(due[i].args, 1, due[i].n))
        end
    end
end

S.stepHooks = {} -- functions of other files that each step runs, in order

--- One server step: after-jobs, globalsteps, then what the world does by itself.
function S.step(dtime)
    uptime = uptime + dtime
    S.gametime = S.gametime + dtime
    runJobs()
    local steps = S.callbacks.globalsteps
    for i = 1, #steps do
        steps[i](dtime)
    end
    for i = 1, #S.stepHooks do
        S.stepHooks[i](dtime)
    end
end

function core.get_gametime() return S.phase == "loading" and nil or lib.math.floor(S.gametime) end
function core.get_server_uptime() return uptime end
function core.get_server_max_lag() return 0 end
function core.get_us_time() return lib.math.floor(S.now() * 1000000) end
function core.get_day_count() return lib.math.floor(S.gametime / 1200) end
local timeOfDay = 0.5
function core.get_timeofday() return S.phase == "loading" and nil or timeOfDay end
function core.set_timeofday(value)
    value = S.checkNumber(value, 1, "set_timeofday")
    if value < 0 or value > 1 then
        S.raiseAt("bad argument #1 to 'set_timeofday' (value must be between 0 and 1)")
    end
    timeOfDay = value
end
function core.time_to_day_night_ratio(time)
    time = S.checkNumber(time, 1, "time_to_day_night_ratio")
    return (time > 0.25 and time < 0.75) and 1 or 0.175
end
S.shutdownAsked = false
function core.request_shutdown(message)
    S.shutdownAsked = true
    host.log("action", "shutdown requested: " .. S.text(message == nil and "" or message))
end
function core.cancel_shutdown_requests() S.shutdownAsked = false end
