-- SPDX-License-Identifier: Apache-2.0
-- A crafting answer has to leave at least one recipe, and a recipe must be one that a player can
-- use: it asks for something, and a shaped one fits a grid of three by three.
local recipes = 0

local function ingredients(value)
    if type(value) == "string" then
        return value ~= "" and 1 or 0
    end
    local count = 0
    if type(value) == "table" then
        for _, part in pairs(value) do
            count = count + ingredients(part)
        end
    end
    return count
end

for _, entry in ipairs(registered) do
    if entry.kind == "craft" then
        recipes = recipes + 1
        local fields = entry.fields or {}
        local kind = fields.type or "shaped"
        local name = "recipe " .. recipes .. " (" .. tostring(fields.output or kind) .. ")"
        if kind ~= "toolrepair" and ingredients(fields.recipe) == 0 then
            return false, name .. " asks for no ingredient"
        end
        if kind == "shaped" and type(fields.recipe) == "table" then
            if #fields.recipe > 3 then
                return false, name .. " has " .. #fields.recipe .. " rows, but a grid has 3"
            end
            for _, row in ipairs(fields.recipe) do
                if type(row) == "table" and #row > 3 then
                    return false, name .. " has a row of " .. #row .. ", but a grid has 3 columns"
                end
            end
        elseif kind == "shapeless" and ingredients(fields.recipe) > 9 then
            return false, name .. " asks for more than the 9 places of a grid"
        end
    end
end

if recipes == 0 then
    return false, "no recipe is registered"
end
return true
