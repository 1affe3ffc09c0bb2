-- SPDX-License-Identifier: Apache-2.0
-- The course of a run: all mods loaded, two whole steps, the behaviour steps, the driving, the end.

local watch = ...
local core = core
local pcall, next, type, tonumber, insert = pcall, next, type, tonumber, table.insert
local encode, quoted, words, emit = watch.encode, watch.quoted, watch.words, watch.emit
local get_us_time, get_current_modname = core.get_us_time, core.get_current_modname
local request_shutdown = core.request_shutdown
local job = watch.job

-- True and what the call gave first, or false and the error's words.
function watch.try(callback, ...)
    local fine, result = pcall(callback, ...)
    if fine then
        return true, result
    end
    return false, words(result)
end

local origin = { x = 0, y = 1, z = 0 }
local DRIVE_AT = vector.new(0, 8, 0)

-- Players that the steps name are there from the start; "join" only runs what joining runs.
local function begin()
    watch.setActive(true)
    watch.player("singleplayer")
    local positions = { DRIVE_AT }
    for _, step in next, job.behaviour do
        if type(step) == "table" then
            if type(step.player) == "string" then
                watch.player(step.player)
            end
            local fine, pos = pcall(watch.position, step.pos, origin)
            if fine then
                positions[#positions + 1] = pos
            end
        end
    end
    watch.prepare(positions)
end

local function report(index, name, fine, result)
    local text = '{"t":"step","index":' .. index .. ',"do":' .. quoted(name) .. ',"ok":' .. (fine and "true" or "false")
    if fine then
        text = text .. ',"gave":' .. encode(result)
    else
        text = text .. ',"error":' .. quoted(words(result))
    end
    emit(text .. "}")
end

-- Time passes here as it does for players. The C++ side allows so much of it on top of the limit.
local MOST_SECONDS = 60
local index, waited, resumeAt = 1, 0, nil

-- Makes steps until one has to wait; true when none is left.
local function behave()
    while index <= #job.behaviour do
        local step = job.behaviour[index]
        local name = type(step) == "table" and step["do"] or nil
        if type(name) ~= "string" then
            report(index, "", false, "there is no behaviour step of that name")
        elseif name == "step" then
            local now, seconds = get_us_time(), tonumber(step.seconds) or 1
            if not resumeAt and not (seconds >= 0 and waited + seconds <= MOST_SECONDS) then
                report(index, name, false, "steps can wait from 0 to 60 s in all")
            else
                resumeAt = resumeAt or now + seconds * 1e6
                if now < resumeAt then
                    return false
                end
                resumeAt, waited = nil, waited + seconds
                report(index, name, true, { message = watch.told("singleplayer") })
            end
        elseif not watch.steps[name] then
            report(index, name, false, "there is no behaviour step of that name")
        else
            -- A step that the server does not survive is known by this.
            emit('{"t":"try","index":' .. index .. "}")
            local fine, result = pcall(watch.steps[name], step)
            local told, problem = pcall(report, index, name, fine, result)
            if not told then
                report(index, name, false, problem)
            end
        end
        index = index + 1
    end
    return true
end

-- A failed step does not end the server at once: its main thread learns of it a little later, and
-- other steps may come before. So every step is watched from its first callback to its last, and
-- after one that did not get so far nothing more is said.
local begun, ended, told, broken = 0, 0, false, false
local phase = "count"

local function first()
    broken = broken or begun ~= ended
    begun = begun + 1
end

local function middle()
    if begun > 0 and not told then
        told = true
        local list, problem = watch.registered()
        emit('{"t":"registered",' .. (list and '"list":' .. list or '"error":' .. quoted(problem)) .. "}")
    end
end

local function last()
    -- The engine's own call, not one by a mod that found this function while loading.
    if broken or begun == ended or get_current_modname() then
        return
    end
    ended = ended + 1
    if ended == 2 then
        emit('{"t":"stepped"}')
        phase = "prepare"
        begin()
    elseif phase == "prepare" and watch.ready() then
        phase = "behave"
    end
    if phase == "behave" and behave() then
        phase = "done"
        emit('{"t":"driving"}')
        watch.drive(DRIVE_AT)
        watch.setActive(false)
        emit('{"t":"done"}')
        request_shutdown("", false, 0)
    end
end

local register_globalstep = watch.callbacks.register_globalstep
register_globalstep(middle)
watch.callbacks.register_on_mods_loaded(function()
    if begun == 0 and not get_current_modname() then
        -- Before the callback that runs what core.after was given, and after all others.
        insert(core.registered_globalsteps, 1, first)
        register_globalstep(last)
        emit('{"t":"loaded"}')
    end
end)
