-- SPDX-License-Identifier: Apache-2.0
-- What the mod registers, in its order. The functions are wrapped before it loads: recipes cannot
-- be listed later, and the engine's tables have no order. The definitions are read once all mods
-- have loaded, as the engine holds them then.

local watch = ...
local core = core
local type, next, rawget, rawequal, tostring, pcall = type, next, rawget, rawequal, tostring, pcall
local sub, find, concat = string.sub, string.find, table.concat
local getinfo, get_current_modname = debug.getinfo, core.get_current_modname
local encode, quoted, words = watch.encode, watch.quoted, watch.words

-- Entries: {kind, name or nil, definition or nil, text of the fields or nil}.
local entries = {}
local seen = {}
watch.entries = entries

local function note(kind, name, definition, text)
    entries[#entries + 1] = { kind = kind, name = name, definition = definition, text = text }
end

-- A name is noted when it comes first; what it stands for is looked up at the end.
local function noteName(kind, name)
    if type(name) ~= "string" and type(name) ~= "number" then
        return
    end
    name = tostring(name)
    if (kind == "item" or kind == "entity") and sub(name, 1, 1) == ":" then
        name = sub(name, 2)
    end
    local key = kind .. " " .. name
    if not seen[key] then
        seen[key] = true
        note(kind, name)
    end
end

local function wrapNamed(register, kind)
    local original = rawget(core, register)
    if original then
        core[register] = function(name, ...)
            noteName(kind, name)
            return original(name, ...)
        end
    end
end

for _, register in next, { "register_item", "register_node", "register_craftitem", "register_tool" } do
    wrapNamed(register, "item")
end
wrapNamed("register_entity", "entity")
wrapNamed("register_alias", "alias")
wrapNamed("register_alias_force", "alias")
wrapNamed("register_chatcommand", "chatcommand")
wrapNamed("register_privilege", "privilege")

-- The local carries the engine's name because error messages show it.
local register_craft = core.register_craft
core.register_craft = function(recipe)
    local result = register_craft(recipe)
    local fine, text = pcall(encode, recipe)
    note("craft", nil, nil, fine and text or "{}")
    return result
end

for register, kind in next, { register_abm = "abm", register_lbm = "lbm", register_biome = "biome",
    register_decoration = "decoration", register_ore = "ore" } do
    local original = core[register]
    core[register] = function(definition)
        if type(definition) == "table" then
            note(kind, nil, definition)
        end
        return original(definition)
    end
end

local builtin = core.get_builtin_path()
function watch.ofEngine(callback)
    local info = type(callback) == "function" and getinfo(callback, "S")
    return info and sub(info.source, 2, #builtin + 1) == builtin
end

local callbacks = {}
for register, original in next, core do
    if type(original) == "function" and (find(register, "^register_on_") or register == "register_globalstep" or
        register == "register_craft_predict" or register == "register_allow_player_inventory_action" or
        register == "register_can_bypass_userlimit") then
        callbacks[register] = original
    end
end
for register, original in next, callbacks do
    core[register] = function(callback, ...)
        -- The engine's own Lua registers some when all mods have loaded.
        if callback ~= nil and (get_current_modname() or not watch.ofEngine(callback)) then
            note("callback", register, callback)
        end
        return original(callback, ...)
    end
end
watch.callbacks = callbacks

-- The set of a table's values.
local function valuesOf(list)
    local set = {}
    if type(list) == "table" then
        for _, value in next, list do
            if value ~= nil then
                set[value] = true
            end
        end
    end
    return set
end

local itemTables = { { "registered_nodes", "node" }, { "registered_tools", "tool" },
    { "registered_craftitems", "craftitem" } }
local named = { entity = "registered_entities", chatcommand = "registered_chatcommands",
    privilege = "registered_privileges" }
local listed = { abm = "registered_abms", lbm = "registered_lbms", biome = "registered_biomes",
    decoration = "registered_decorations", ore = "registered_ores" }
-- Keys that the engine adds to a definition.
local added = { mod_origin = true, name = true, type = true, __index = true }
local addedToListed = { mod_origin = true }

local function lookUp(tableName, name)
    local held = rawget(core, tableName)
    return type(held) == "table" and rawget(held, name) or nil
end

-- The kind, the name and the fields as text, or nothing when the engine does not hold it any more.
local function described(entry, sets)
    local kind, name = entry.kind, entry.name
    if kind == "item" then
        for index = 1, #itemTables do
            local definition = lookUp(itemTables[index][1], name)
            if definition ~= nil then
                entry.kind, entry.definition = itemTables[index][2], definition
                return entry.kind, name, encode(definition, added)
            end
        end
        return nil
    elseif named[kind] then
        local definition = lookUp(named[kind], name)
        entry.definition = definition
        if definition == nil then
            return nil
        end
        return kind, name, encode(type(definition) == "table" and definition or { description = definition },
            kind == "entity" and added or addedToListed)
    elseif kind == "alias" then
        local target = lookUp("registered_aliases", name)
        if target == nil then
            return nil
        end
        return kind, name, encode({ target = target })
    elseif listed[kind] then
        sets[kind] = sets[kind] or valuesOf(rawget(core, listed[kind]))
        if not sets[kind][entry.definition] then
            return nil
        end
        local own = rawget(entry.definition, "name")
        entry.name = type(own) == "string" and own or nil
        return kind, entry.name, encode(entry.definition, addedToListed)
    end
    return kind, name, entry.text or "{}"
end

-- All that the mod has registered as the text of a JSON list, or nothing and why not.
function watch.registered()
    local sets, out, bytes = {}, {}, 0
    for index = 1, #entries do
        local fine, kind, name, fields = pcall(described, entries[index], sets)
        if not fine then
            return nil, words(kind)
        end
        if kind then
            local text = '{"kind":' .. quoted(kind) .. (name and ',"name":' .. quoted(name) or "") ..
                ',"fields":' .. fields .. "}"
            bytes = bytes + #text
            if bytes > 4 * 1024 * 1024 then
                return nil, "more than 4 MiB of registrations"
            end
            out[#out + 1] = text
        end
    end
    return "[" .. concat(out, ",") .. "]"
end
