-- SPDX-License-Identifier: Apache-2.0
-- A world generation answer has to register something that shapes the world. What the engine
-- takes without a word but never places is named: an ore without a node, a biome upside down.
local found = 0

local function described(entry, number)
    local fields = entry.fields or {}
    return entry.kind .. " " .. tostring(entry.name or fields.name or fields.ore or number)
end

for number, entry in ipairs(registered) do
    local fields = entry.fields or {}
    if entry.kind == "biome" or entry.kind == "ore" or entry.kind == "decoration" then
        found = found + 1
        local low, high = fields.y_min, fields.y_max
        if type(low) == "number" and type(high) == "number" and low > high then
            return false, described(entry, number) .. ": y_min is above y_max"
        end
    elseif entry.kind == "callback" and entry.name == "register_on_generated" then
        found = found + 1
    end
    if entry.kind == "ore" then
        if type(fields.ore) ~= "string" then
            return false, described(entry, number) .. " names no node in its field ore"
        elseif fields.wherein == nil then
            return false, described(entry, number) .. " does not say what it is found in (wherein)"
        end
    elseif entry.kind == "decoration" and fields.deco_type == nil then
        return false, described(entry, number) .. " has no deco_type"
    end
end

-- Settings of the map generator leave no registration behind.
if found == 0 and not code:find("set_mapgen_setting", 1, true) then
    return false, "no biome, ore, decoration or on_generated function is registered"
end
return true
