-- SPDX-License-Identifier: Apache-2.0
-- Recipes: what register_craft takes, and what comes out of a grid.
local host = ...
local S = host.stub
local lib = S.lib
local core = S.core
local type, next, tonumber, string = lib.type, lib.next, lib.tonumber, lib.string

-- {type, output, width, items, cooktime, burntime, replacements, record}
local recipes = {}
S.recipes = recipes

local function isText(v)
    return type(v) == "string" or type(v) == "number"
end

--- A field as the engine reads it: numbers are text too; another type is logged and not there.
local function textField(t, field)
    local v = t[field]
    if v == nil then
        return nil
    end
    if not isText(v) then
        S.invalidType(field, "string", type(v))
        return nil
    end
    return S.text(v)
end

local function numberField(t, field, default)
    local v = t[field]
    if v == nil then
        return default
    end
    local n = tonumber(v)
    if type(v) ~= "number" and not (type(v) == "string" and n) then
        S.invalidType(field, "number", type(v))
        return default
    end
    return n
end

local function positional(t)
    -- In the order of the list, then whatever else there is: the engine walks it with next.
    local out = {}
    for i = 1, #t do
        if t[i] ~= nil then
            out[#out + 1] = t[i]
        end
    end
    local count = 0
    for _ in next, t do
        count = count + 1
    end
    if count ~= #out then
        for key, v in next, t do
            if not (type(key) == "number" and key >= 1 and key <= #t) then
                out[#out + 1] = v
            end
        end
    end
    return out
end

local function readShaped(recipe)
    if type(recipe) ~= "table" then
        return nil
    end
    local items, width = {}, nil
    for _, row in lib.ipairs(positional(recipe)) do
        if type(row) ~= "table" then
            return nil
        end
        local cells = positional(row)
        if width and #cells ~= width then
            return nil
        end
        width = #cells
        for _, cell in lib.ipairs(cells) do
            if not isText(cell) then
                return nil
            end
            items[#items + 1] = S.text(cell)
        end
    end
    if not width or width == 0 then
        return nil
    end
    return items, width
end

local function readShapeless(recipe)
    if type(recipe) ~= "table" then
        return nil
    end
    local items = {}
    for _, cell in lib.ipairs(positional(recipe)) do
        if not isText(cell) then
            return nil
        end
        items[#items + 1] = S.text(cell)
    end
    return items
end

local function readReplacements(def, where)
    local list = def.replacements
    if list == nil then
        return {}
    end
    local out = {}
    local function bad()
        S.raise("Invalid replacements (" .. where .. ")")
    end
    if type(list) ~= "table" then
        bad()
    end
    for _, pair in lib.ipairs(positional(list)) do
        if type(pair) ~= "table" or not isText(pair[1]) or not isText(pair[2]) then
            bad()
        end
        out[#out + 1] = { S.text(pair[1]), S.text(pair[2]) }
    end
    return out
end

local readers = {}
function readers.shaped(def, recipe)
    local output = textField(def, "output")
    if output == nil or output == "" then
        S.raise("Crafting definition is missing an output")
    end
    local where = 'output="' .. output .. '"'
    if def.recipe == nil then
        S.raise("Crafting definition is missing a recipe (" .. where .. ")")
    end
    recipe.items, recipe.width = readShaped(def.recipe)
    if not recipe.items then
        S.raise("Invalid crafting recipe (" .. where .. ")")
    end
    recipe.output, recipe.replacements = output, readReplacements(def, where)
end
function readers.shapeless(def, recipe)
    local output = textField(def, "output")
    if output == nil or output == "" then
        S.raise("Crafting definition (shapeless) is missing an output")
    end
    local where = 'output="' .. output .. '"'
    if def.recipe == nil then
        S.raise("Crafting definition (shapeless) is missing a recipe (" .. where .. ")")
    end
    recipe.items = readShapeless(def.recipe)
    if not recipe.items then
        S.raise("Invalid crafting recipe (" .. where .. ")")
    end
    recipe.output, recipe.replacements, recipe.width = output, readReplacements(def, where), 0
end
function readers.toolrepair(def, recipe)
    recipe.additional = numberField(def, "additional_wear", 0)
end
function readers.cooking(def, recipe)
    local output = textField(def, "output")
    if output == nil or output == "" then
        S.raise("Crafting definition (cooking) is missing an output")
    end
    local input = textField(def, "recipe")
    if input == nil or input == "" then
        S.raise('Crafting definition (cooking) is missing a recipe (output="' .. output .. '")')
    end
    recipe.output, recipe.items, recipe.width = output, { input }, 1
    recipe.cooktime = numberField(def, "cooktime", 3)
    recipe.replacements = readReplacements(def, 'cooking output="' .. output .. '"')
end
function readers.fuel(def, recipe)
    local input = textField(def, "recipe")
    if input == nil or input == "" then
        S.raise("Crafting definition (fuel) is missing a recipe")
    end
    recipe.items, recipe.width = { input }, 1
    recipe.burntime = numberField(def, "burntime", 1)
    recipe.replacements = readReplacements(def, 'fuel recipe="' .. input .. '"')
end

function core.register_craft(def)
    if type(def) ~= "table" then
        S.raiseAt("bad argument #1 to 'register_craft' (table expected, got "
            .. (def == nil and "no value" or type(def)) .. ")")
    end
    local kind = textField(def, "type") or "shaped"
    local reader = lib.rawget(readers, kind)
    if not reader then
        S.raise('Unknown crafting definition type: "' .. kind .. '"')
    end
    local recipe = { type = kind }
    reader(def, recipe)
    recipe.record = S.record("craft", nil, def)
    recipes[#recipes + 1] = recipe
    S.recipesChanged()
end

-- Matching ------------------------------------------------------------------------------------

local function itemName(text)
    return S.resolve(string.match(text, "^%S+") or "")
end

local function matches(wanted, name)
    if wanted == "" then
        return name == ""
    end
    if name == "" then
        return false
    end
    local groups = string.match(wanted, "^group:(.*)$")
    if not groups then
        return itemName(wanted) == name
    end
    for _, group in lib.ipairs(S.split(groups, ",")) do
        if S.itemGroup(name, group) == 0 then
            return false
        end
    end
    return true
end

--- Cuts empty rows and columns off; returns rows of names.
local function trimmed(names, width)
    local rows = {}
    for i = 1, #names do
        local y = lib.math.floor((i - 1) / width) + 1
        rows[y] = rows[y] or {}
        rows[y][(i - 1) % width + 1] = names[i]
    end
    local left, right, top, bottom
    for y = 1, #rows do
        for x = 1, width do
            rows[y][x] = rows[y][x] or ""
            if rows[y][x] ~= "" then
                left = (not left or x < left) and x or left
                right = (not right or x > right) and x or right
                top = top or y
                bottom = y
            end
        end
    end
    local out = {}
    for y = top or 1, bottom or 0 do
        local row = {}
        for x = left, right do
            row[#row + 1] = rows[y][x]
        end
        out[#out + 1] = row
    end
    return out
end

local function shapedFits(recipe, names, width)
    local want, have = trimmed(recipe.items, recipe.width), trimmed(names, width)
    if #want ~= #have or #want == 0 or #want[1] ~= #have[1] then
        return false
    end
    for y = 1, #want do
        for x = 1, #want[1] do
            if not matches(want[y][x], have[y][x]) then
                return false
            end
        end
    end
    return true
end

--- Every ingredient meets a different item: tries them in turn.
local function shapelessFits(recipe, names)
    local have = {}
    for _, name in lib.ipairs(names) do
        if name ~= "" then
            have[#have + 1] = name
        end
    end
    if #have ~= #recipe.items or #have == 0 then
        return false
    end
    local partner = {}
    local function place(i, seen)
        for j = 1, #have do
            if not seen[j] and matches(recipe.items[i], have[j]) then
                seen[j] = true
                if not partner[j] or place(partner[j], seen) then
                    partner[j] = i
                    return true
                end
            end
        end
        return false
    end
    for i = 1, #recipe.items do
        if not place(i, {}) then
            return false
        end
    end
    return true
end

local function priority(recipe)
    local grouped = false
    for _, item in lib.ipairs(recipe.items or {}) do
        grouped = grouped or string.sub(item, 1, 6) == "group:"
    end
    if recipe.type == "toolrepair" then
        return 1
    end
    return (grouped and 2 or 4) + (recipe.type == "shaped" and 1 or 0)
end

-- Recipes by the method that asks for them, made anew after a change.
local byMethod
S.recipeCaches = { function() byMethod = nil end }
function S.recipesChanged()
    for i = 1, #S.recipeCaches do
        S.recipeCaches[i]()
    end
end
local function recipesFor(method)
    if not byMethod then
        byMethod = { cooking = {}, fuel = {}, normal = {} }
        for i = 1, #recipes do
            local list = lib.rawget(byMethod, recipes[i].type) or byMethod.normal
            list[#list + 1] = recipes[i]
        end
    end
    return lib.rawget(byMethod, method) or byMethod.normal
end

--- The recipe for a method ("normal", "cooking", "fuel") and a grid of item names; the best match,
--- the last registered of equals, as the engine chooses. Third value: the wear of a repaired tool.
function S.findRecipe(method, width, stacks)
    local names = {}
    for i = 1, #stacks do
        names[i] = stacks[i].name
    end
    local best, bestPriority
    local candidates = recipesFor(method)
    for i = #candidates, 1, -1 do
        local recipe = candidates[i]
        local fits = false
        if method == "cooking" or method == "fuel" then
            fits = recipe.type == method and #names >= 1 and matches(recipe.items[1], names[1])
        elseif recipe.type == "shaped" then
            fits = width > 0 and shapedFits(recipe, names, width)
        elseif recipe.type == "shapeless" then
            fits = shapelessFits(recipe, names)
        elseif recipe.type == "toolrepair" then
            fits = S.repairedTool(stacks, recipe.additional) ~= nil
        end
        if fits then
            local p = priority(recipe)
            if not best or p > bestPriority then
                best, bestPriority = recipe, p
            end
        end
    end
    return best
end

--- Two worn tools of one kind give one: its wear, from 0 to 65535; nil where they do not.
function S.repairedTool(stacks, additional)
    local used = {}
    for _, stack in lib.ipairs(stacks) do
        if stack.name ~= "" then
            used[#used + 1] = stack
        end
    end
    local a, b = used[1], used[2]
    if #used ~= 2 or a.name ~= b.name or a.count ~= 1 or b.count ~= 1 then
        return nil
    end
    local definition = lib.rawget(S.items, a.name)
    if not definition or definition.type ~= "tool" or S.itemGroup(a.name, "disable_repair") ~= 0 then
        return nil
    end
    local uses = (65536 - a.wear) + (65536 - b.wear)
    local wear = 65536 - uses + lib.math.floor(additional * 65536 + 0.5)
    if wear >= 65536 then
        return nil
    end
    return a.name, wear < 0 and 0 or wear
end
