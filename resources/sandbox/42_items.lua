-- SPDX-License-Identifier: Apache-2.0
-- Nodes, tools, craft items and aliases.
local host = ...
local S = host.stub
local lib = S.lib
local core, G = S.core, S.G
local type, next, string, setmetatable, rawget, rawset = lib.type, lib.next, lib.string, lib.setmetatable, lib.rawget, lib.rawset

-- The tables the candidate sees; the stub keeps its own hold on them, as builtin does.
local aliases, items, nodes, craftitems, tools = {}, {}, {}, {}, {}
S.aliases, S.items, S.nodes, S.craftitems, S.tools = aliases, items, nodes, craftitems, tools
core.registered_aliases, core.registered_items, core.registered_nodes = aliases, items, nodes
core.registered_craftitems, core.registered_tools = craftitems, tools
for _, list in lib.ipairs({ items, nodes, craftitems, tools }) do
    setmetatable(list, { __index = function(t, name)
        return rawget(t, rawget(aliases, name))
    end })
end
-- A missing alias gives nil, which rawget does not take as a key in every Lua.
for _, list in lib.ipairs({ items, nodes, craftitems, tools }) do
    lib.getmetatable(list).__index = function(t, name)
        local other = name ~= nil and rawget(aliases, name)
        return other and rawget(t, other) or nil
    end
end

core.LIGHT_MAX = 14

local forbidden = {}
for _, name in lib.ipairs(S.words("MaterialItem MaterialItem2 MaterialItem3 NodeItem node CraftItem craft MBOItem ToolItem tool")) do
    forbidden[name] = true
    aliases[name] = ""
end

-- Defaults stand behind a definition, so its own fields are only what the mod wrote.
core.noneitemdef_default, core.craftitemdef_default, core.tooldef_default, core.nodedef_default = {}, {}, {}, {}
S.defaults = {
    node = core.nodedef_default, craft = core.craftitemdef_default, tool = core.tooldef_default,
    none = core.noneitemdef_default,
}
local lists = { node = nodes, craft = craftitems, tool = tools }
local kinds = { node = "node", craft = "craftitem", tool = "tool" }

function core.register_item(name, itemdef)
    if name == nil then
        S.raise("Unable to register item: Name is nil")
    end
    name = S.checkedName(S.text(name))
    if forbidden[name] then
        S.raise("Unable to register item: Name is forbidden: " .. name)
    end
    S.indexed(itemdef, "itemdef")
    itemdef.name = name
    local kind = itemdef.type
    if S.phase ~= "setup" then
        S.checkFields(kind, name, itemdef)
        if rawget(itemdef, "mod_origin") ~= nil then
            S.finding("warning", name .. ": the same definition table is used for two items")
        elseif lib.getmetatable(itemdef) ~= nil then
            S.finding("warning", name .. ": the definition has a metatable, which the engine replaces")
        end
    end

    local boxAdded = false
    if kind == "node" then
        if itemdef.drawtype == "nodebox" and not itemdef.selection_box then
            itemdef.selection_box = itemdef.node_box
            boxAdded = itemdef.node_box ~= nil
        elseif itemdef.drawtype == "fencelike" and not itemdef.selection_box then
            itemdef.selection_box = { type = "fixed", fixed = { -1 / 8, -1 / 2, -1 / 8, 1 / 8, 1 / 2, 1 / 8 } }
            boxAdded = true
        end
        local light = itemdef.light_source
        if light then
            if type(light) ~= "number" then
                S.raise("attempt to compare number with " .. type(light))
            end
            if light > core.LIGHT_MAX then
                itemdef.light_source = core.LIGHT_MAX
                S.warning("Node 'light_source' value exceeds maximum, limiting to maximum: " .. name)
            end
        end
    elseif not (kind == "craft" or kind == "tool" or kind == "none") then
        S.raise("Unable to register item: Type is invalid: " .. G.dump(itemdef))
    end
    setmetatable(itemdef, { __index = S.defaults[kind] })
    if lists[kind] then
        lists[kind][name] = itemdef
    end
    if kind == "node" and itemdef.liquidtype == "flowing" then
        itemdef.paramtype2 = "flowingliquid"
    end
    if itemdef.cookresult_itemstring ~= nil and itemdef.cookresult_itemstring ~= "" then
        S.deprecated(name .. ": cookresult_itemstring is replaced by register_craft")
        core.register_craft({ type = "cooking", output = itemdef.cookresult_itemstring, recipe = name,
            cooktime = itemdef.furnace_cooktime })
    end
    if itemdef.furnace_burntime ~= nil and itemdef.furnace_burntime >= 0 then
        S.deprecated(name .. ": furnace_burntime is replaced by register_craft")
        core.register_craft({ type = "fuel", recipe = name, burntime = itemdef.furnace_burntime })
    end
    itemdef.mod_origin = core.get_current_modname() or "??"
    lib.getmetatable(itemdef).__newindex = {}

    items[name] = itemdef
    aliases[name] = nil
    S.forget("alias:" .. name)
    S.readItem(itemdef)
    local record = kinds[kind] and S.record(kinds[kind], name, itemdef, "item:" .. name)
    if record then
        record.boxAdded = boxAdded
        record.punchUses = S.punchUsesAdded == itemdef
    end
    if kind == "node" then
        S.contentId(name)
    end
end

function core.unregister_item(name)
    if name == nil then
        S.raise("attempt to concatenate local 'name' (a nil value)")
    end
    local definition = items[name]
    if not definition then
        S.warning("Not unregistering item " .. S.text(name) .. " because it doesn't exist.")
        return
    end
    local list = lists[definition.type]
    if list then
        list[name] = nil
    end
    items[name] = nil
    S.forget("item:" .. name)
end

function core.register_node(name, nodedef)
    S.indexed(nodedef, "nodedef")
    nodedef.type = "node"
    core.register_item(name, nodedef)
end

local function oldImage(name, definition)
    if definition.inventory_image == nil and definition.image ~= nil then
        S.deprecated(S.text(name) .. ": image is replaced by inventory_image")
        definition.inventory_image = definition.image
    end
end

function core.register_craftitem(name, craftitemdef)
    S.indexed(craftitemdef, "craftitemdef")
    craftitemdef.type = "craft"
    oldImage(name, craftitemdef)
    core.register_item(name, craftitemdef)
end

local oldCapabilities = S.words([[full_punch_interval basetime dt_weight dt_crackiness dt_crumbliness dt_cuttability
    basedurability dd_weight dd_crackiness dd_crumbliness dd_cuttability]])

function core.register_tool(name, tooldef)
    S.indexed(tooldef, "tooldef")
    tooldef.type = "tool"
    tooldef.stack_max = 1
    oldImage(name, tooldef)
    if tooldef.tool_capabilities == nil then
        local collected
        for _, field in lib.ipairs(oldCapabilities) do
            if tooldef[field] ~= nil then
                collected = collected or {}
                collected[field] = tooldef[field]
            end
        end
        if collected then
            S.deprecated(S.text(name) .. ": capabilities belong into tool_capabilities")
            tooldef.tool_capabilities = collected
        end
    end
    local toolcaps = tooldef.tool_capabilities
    S.punchUsesAdded = nil
    if toolcaps then
        if type(toolcaps) ~= "table" and type(toolcaps) ~= "string" then
            S.raise("attempt to index local 'toolcaps' (a " .. type(toolcaps) .. " value)")
        end
        if type(toolcaps) == "table" and toolcaps.punch_attack_uses == nil then
            local caps = toolcaps.groupcaps or {}
            if type(caps) ~= "table" then
                S.raise("bad argument #1 to 'pairs' (table expected, got " .. type(caps) .. ")")
            end
            for _, cap in next, caps do
                S.indexed(cap, "cap")
                local level = (cap.maxlevel or 0) - 1
                if (cap.uses or 0) ~= 0 and level >= 0 then
                    toolcaps.punch_attack_uses = cap.uses * (3 ^ level)
                    S.punchUsesAdded = tooldef
                    break
                end
            end
        end
    end
    core.register_item(name, tooldef)
end

function core.override_item(name, redefinition)
    S.indexed(redefinition, "redefinition")
    if redefinition.name ~= nil then
        S.raiseAt("Attempt to redefine name of " .. S.text(name) .. " to " .. G.dump(redefinition.name))
    end
    if redefinition.type ~= nil then
        S.raiseAt("Attempt to redefine type of " .. S.text(name) .. " to " .. G.dump(redefinition.type))
    end
    local item = items[name]
    if not item then
        S.raiseAt("Attempt to override non-existent item " .. S.text(name))
    end
    for k, v in next, redefinition do
        rawset(item, k, v)
    end
    if S.phase ~= "setup" then
        S.checkFields(item.type, item.name, redefinition)
    end
    S.readItem(item)
end

local function registerAlias(name, target, force)
    if name ~= nil and forbidden[name] then
        S.raise("Unable to register alias: Name is forbidden: " .. name)
    end
    if name ~= nil and items[name] ~= nil then
        if not force then
            S.warning("Not registering alias, item with same name is already defined: " .. S.text(name) .. " -> "
                .. S.text(target))
            return
        end
        core.unregister_item(name)
    end
    if name == nil then
        S.raise("table index is nil")
    end
    aliases[name] = target
    if type(name) ~= "string" and type(name) ~= "number" then
        S.raise("bad argument #1 to 'register_alias_raw' (string expected, got " .. type(name) .. ")")
    end
    if type(target) ~= "string" and type(target) ~= "number" then
        S.raise("bad argument #2 to 'register_alias_raw' (string expected, got " .. type(target) .. ")")
    end
    S.recipesChanged()
    S.record("alias", S.text(name), { target = S.text(target) }, "alias:" .. S.text(name))
end
function core.register_alias(name, convert_to)
    registerAlias(name, convert_to, false)
end
function core.register_alias_force(name, convert_to)
    registerAlias(name, convert_to, true)
end

--- The name behind an alias.
function S.resolve(name)
    local other = rawget(aliases, name)
    if other and rawget(items, name) == nil then
        return other
    end
    return name
end

-- Content ids in order of registration; the engine's own first.
local ids, names, nextId = { unknown = 125, air = 126, ignore = 127 }, { [125] = "unknown", [126] = "air", [127] = "ignore" }, 0
core.CONTENT_UNKNOWN, core.CONTENT_AIR, core.CONTENT_IGNORE = 125, 126, 127
function S.contentId(name)
    local id = ids[name]
    if not id then
        if nextId == 125 then
            nextId = 128
        end
        id = nextId
        nextId = nextId + 1
        ids[name], names[id] = id, name
    end
    return id
end
function core.get_content_id(name)
    name = S.resolve(S.checkString(name, 1, "get_content_id"))
    local id = rawget(nodes, name) and ids[name] or (name == "unknown" and 125 or nil)
    if not id then
        S.raiseAt("Unknown node: " .. name)
    end
    return id
end
function core.get_name_from_content_id(id)
    return names[S.checkNumber(id, 1, "get_name_from_content_id")] or "unknown"
end
