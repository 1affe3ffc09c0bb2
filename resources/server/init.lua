-- SPDX-License-Identifier: Apache-2.0
-- The watcher: a mod beside the one under test that tells Mesewright over the log what it sees.
-- It loads first and shares the Lua state with code that nobody has read. So every file takes the
-- functions it needs as locals while it loads, reads tables raw, and leaves nothing in reach.

local core, loadfile, assert = core, loadfile, assert
local folder = core.get_modpath(core.get_current_modname()) .. "/"

-- What the files share. Only they hold it, as an upvalue.
local watch = {}
for _, name in ipairs({ "encode", "channel", "record", "players", "places", "steps", "drive", "course" }) do
    assert(loadfile(folder .. name .. ".lua"))(watch)
end

-- With these a mod could reach into the watcher's functions; nothing else in a game needs them.
for _, name in ipairs({ "setupvalue", "setlocal", "upvaluejoin", "getupvalue", "getlocal", "getregistry",
    "setmetatable" }) do
    debug[name] = nil
end

-- A level of the stack must not give away the function that runs there.
local getinfo, type = debug.getinfo, type
debug.getinfo = function(place, what, more)
    if type(place) == "number" then
        local info = getinfo(place + 1, what)
        if info then
            info.func = nil
        end
        return info
    end
    local info = getinfo(place, what, more)
    if info and type(place) == "thread" then
        info.func = nil
    end
    return info
end

watch.emit('{"t":"watching"}')
