-- SPDX-License-Identifier: Apache-2.0
-- An answer for server administration has to leave a command or a privilege. The engine takes a
-- command without a function and fails only when somebody uses it; that is named here. A privilege
-- that a command asks for must exist: the engine's own, or one that the answer registers.
local known = {}
for name in ("interact shout privs basic_privs server settime teleport bring give password ban "
    .. "kick rollback fly fast noclip protection_bypass creative debug home"):gmatch("%S+") do
    known[name] = true
end

local commands, privileges = 0, 0
for _, entry in ipairs(registered) do
    if entry.kind == "privilege" then
        privileges = privileges + 1
        known[entry.name] = true
    end
end

for _, entry in ipairs(registered) do
    if entry.kind == "chatcommand" then
        commands = commands + 1
        local fields = entry.fields or {}
        if type(fields.func) ~= "table" or fields.func.lua ~= "function" then
            return false, "the command /" .. entry.name .. " has no function in its field func"
        end
        if type(fields.privs) == "table" then
            for privilege, wanted in pairs(fields.privs) do
                if type(privilege) ~= "string" then
                    return false, "the privs of /" .. entry.name
                        .. " are a list, but {name = true} was expected"
                elseif wanted and not known[privilege] then
                    return false, "the command /" .. entry.name .. " asks for the privilege "
                        .. privilege .. ", which nobody registers"
                end
            end
        end
    end
end

if commands == 0 and privileges == 0 then
    return false, "no chat command and no privilege is registered"
end
return true
