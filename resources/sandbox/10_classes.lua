-- SPDX-License-Identifier: Apache-2.0
-- Engine objects (ItemStack, ObjectRef ...) as real userdata without content: what they hold lies
-- in private tables keyed by them, so that no candidate can read or forge it.
local host = ...
local S = host.stub
local lib = S.lib
local type, setmetatable, getmetatable, rawget = lib.type, lib.setmetatable, lib.getmetatable, lib.rawget

--- name: what error messages call it. Returns {methods, new(state), get(object), check(object, fname)}.
function S.newClass(name, tostringFunction)
    local class = { name = name, methods = {}, states = setmetatable({}, { __mode = "k" }) }
    local states, make, meta = class.states, nil, nil
    if lib.nativeGetfenv and lib.newproxy then
        local prototype = lib.newproxy(true)
        meta = getmetatable(prototype)
        local newproxy = lib.newproxy
        make = function() return newproxy(prototype) end
    else
        -- Lua 5.4 has no newproxy: the host gives one, which takes the metatable.
        meta = {}
        local newproxy = lib.newproxy
        make = function() return newproxy(meta) end
    end
    meta.__index = class.methods
    meta.__metatable = class.methods
    meta.__tostring = tostringFunction
    class.meta = meta

    function class.new(state)
        local object = make()
        states[object] = state
        return object
    end
    function class.get(object)
        return object ~= nil and states[object] or nil
    end
    function class.check(object, fname)
        local state = object ~= nil and states[object]
        if not state then
            S.raiseAt("bad argument #1 to '" .. fname .. "' (" .. name .. " expected, got "
                .. (object == nil and "no value" or type(object)) .. ")")
        end
        return state
    end
    --- Defines a method that gets the state in place of the object.
    function class.method(fname, f)
        class.methods[fname] = function(object, ...)
            S.given = lib.select("#", ...)
            return f(class.check(object, fname), ...)
        end
    end
    S.classes[name] = class
    return class
end

--- Is the value an engine object?
function S.isObject(value)
    if value == nil then
        return false
    end
    for _, class in lib.next, S.classes do
        if class.states[value] then
            return true
        end
    end
    return false
end
