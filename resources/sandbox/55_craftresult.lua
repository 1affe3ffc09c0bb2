-- SPDX-License-Identifier: Apache-2.0
-- What comes out of a recipe, and which recipes make an item.
local host = ...
local S = host.stub
local lib = S.lib
local core = S.core
local type, next, math, tonumber, string = lib.type, lib.next, lib.math, lib.tonumber, lib.string

local function readInput(input)
    if type(input) ~= "table" then
        S.raiseAt("attempt to index a " .. type(input) .. " value")
    end
    if type(input.items) ~= "table" then
        S.raiseAt("bad argument #2 to 'get_craft_result' (table expected, got " .. type(input.items) .. ")")
    end
    local stacks, count = {}, 0
    for key in next, input.items do
        if type(key) == "number" and key > count and key <= 256 then
            count = key
        end
    end
    for i = 1, count do
        stacks[i] = S.stackFrom(input.items[i], "get_craft_result")
    end
    local method = input.method == nil and "normal" or S.text(input.method)
    return method, math.max(0, S.trunc(tonumber(input.width) or 1)), stacks
end

--- One of each ingredient is used up; replacements stay in its place.
local function used(recipe, stacks)
    local left, extra = {}, {}
    local replacements = S.rawCopy(recipe and recipe.replacements or {})
    for i = 1, #stacks do
        local stack = S.stackFrom(S.stackObject(stacks[i]))
        local replaced
        for k = 1, #replacements do
            if stack.name ~= "" and S.resolve(replacements[k][1]) == stack.name then
                replaced = lib.table.remove(replacements, k)[2]
                break
            end
        end
        S.takeFromStack(stack, 1)
        if replaced then
            if stack.name == "" then
                stack = S.stackFrom(replaced)
            else
                extra[#extra + 1] = S.stackObject(S.stackFrom(replaced))
            end
        end
        left[i] = S.stackObject(stack)
    end
    return left, extra
end

function core.get_craft_result(input)
    local method, width, stacks = readInput(input)
    local recipe = S.findRecipe(method, width, stacks)
    local output, left, extra = { item = S.stackObject(S.emptyStack()), time = 0, replacements = {} }, {}, {}
    if recipe then
        left, extra = used(recipe, stacks)
        if recipe.type == "toolrepair" then
            local name, wear = S.repairedTool(stacks, recipe.additional)
            output.item = S.stackObject({ name = name, count = 1, wear = wear, meta = {} })
        elseif recipe.output then
            output.item = S.stackObject(S.stackFrom(recipe.output))
        end
        output.time = recipe.cooktime or recipe.burntime or 0
        output.replacements = extra
    else
        for i = 1, #stacks do
            left[i] = S.stackObject(stacks[i])
        end
    end
    return output, { method = method, width = width, items = left }
end

local methods = { shaped = "normal", shapeless = "normal", cooking = "cooking", fuel = "fuel" }
local function described(recipe)
    local items = {}
    for i = 1, #(recipe.items or {}) do
        items[i] = recipe.items[i] ~= "" and recipe.items[i] or nil
    end
    return { method = methods[recipe.type], type = methods[recipe.type], width = recipe.width or 0, items = items,
        output = recipe.output or "" }
end
-- Recipes by the name of what they make; made anew when recipes or aliases have changed.
local byOutput
S.recipeCaches[#S.recipeCaches + 1] = function() byOutput = nil end
local function recipesFor(name)
    if not byOutput then
        byOutput = {}
        for i = 1, #S.recipes do
            local output = S.recipes[i].output
            if output then
                local made = S.stackFrom(output).name
                byOutput[made] = byOutput[made] or {}
                byOutput[made][#byOutput[made] + 1] = S.recipes[i]
            end
        end
    end
    local out = {}
    for _, recipe in lib.ipairs(byOutput[S.stackFrom(name).name] or {}) do
        out[#out + 1] = described(recipe)
    end
    return out
end
function core.get_craft_recipe(name)
    local all = recipesFor(S.checkString(name, 1, "get_craft_recipe"))
    return all[#all] or { items = nil, width = 0 }
end
function core.get_all_craft_recipes(name)
    local all = recipesFor(S.checkString(name, 1, "get_all_craft_recipes"))
    return #all > 0 and all or nil
end

local function removeWhere(test)
    local any = false
    for i = #S.recipes, 1, -1 do
        if test(S.recipes[i]) then
            if S.recipes[i].record then
                S.forgetRecord(S.recipes[i].record)
            end
            lib.table.remove(S.recipes, i)
            S.recipesChanged()
            any = true
        end
    end
    return any
end
function core.clear_craft(def)
    if type(def) ~= "table" then
        S.raiseAt("bad argument #1 to 'clear_craft' (table expected, got " .. (def == nil and "no value" or type(def)) .. ")")
    end
    local kind = def.type == nil and "shaped" or S.text(def.type)
    if def.output ~= nil then
        local name = S.stackFrom(S.text(def.output)).name
        return removeWhere(function(recipe)
            return recipe.output ~= nil and S.stackFrom(recipe.output).name == name
        end)
    end
    if def.recipe == nil then
        S.raise("Either output or recipe has to be defined")
    end
    local method, width, names = "normal", 0, {}
    if kind == "cooking" or kind == "fuel" then
        method, names = kind, { S.text(def.recipe) }
    elseif type(def.recipe) ~= "table" then
        S.raise("Invalid crafting recipe")
    elseif kind == "shapeless" then
        for i = 1, #def.recipe do
            names[i] = S.text(def.recipe[i])
        end
    else
        for _, row in lib.ipairs(def.recipe) do
            if type(row) ~= "table" then
                S.raise("Invalid crafting recipe")
            end
            width = #row
            for _, cell in lib.ipairs(row) do
                names[#names + 1] = S.text(cell)
            end
        end
    end
    local stacks = {}
    for i = 1, #names do
        stacks[i] = S.stackFrom(names[i])
    end
    local any = false
    for _ = 1, 100 do
        local recipe = S.findRecipe(method, width, stacks)
        if not recipe then
            break
        end
        any = removeWhere(function(other) return other == recipe end)
    end
    return any
end

-- Digging and hitting.
function core.get_dig_params(groups, capabilities, wear)
    S.checkTable(groups, 1, "get_dig_params")
    capabilities = type(capabilities) == "table" and capabilities or {}
    local level, best = tonumber(groups.level) or 0, nil
    local immediate = tonumber(groups.dig_immediate)
    if immediate == 2 then
        return { diggable = true, time = 0.5, wear = 0 }
    elseif immediate == 3 then
        return { diggable = true, time = 0, wear = 0 }
    end
    for group, cap in next, type(capabilities.groupcaps) == "table" and capabilities.groupcaps or {} do
        local rating = tonumber(groups[group]) or 0
        local time = type(cap.times) == "table" and cap.times[rating]
        local difference = (tonumber(cap.maxlevel) or 1) - level
        if rating ~= 0 and time and difference >= 0 then
            local uses = (tonumber(cap.uses) or 20) * 3 ^ difference
            local result = { diggable = true, time = difference > 1 and time / difference or time,
                wear = uses > 0 and math.floor(65535 / uses) or 0 }
            if not best or result.time < best.time then
                best = result
            end
        end
    end
    return best or { diggable = false, time = 0, wear = 0 }
end
function core.get_hit_params(groups, capabilities, since)
    S.checkTable(groups, 1, "get_hit_params")
    return { hp = S.hitDamage(groups, capabilities, since), wear = 0 }
end
function core.get_tool_wear_after_use(uses, initial)
    uses = S.checkNumber(uses, 1, "get_tool_wear_after_use")
    return uses > 0 and math.floor(65535 / uses) or 0
end
