-- SPDX-License-Identifier: Apache-2.0
-- Inventories of nodes, players and detached ones.
local host = ...
local S = host.stub
local lib = S.lib
local core = S.core
local type, next, math, tonumber = lib.type, lib.next, lib.math, lib.tonumber

-- An inventory: {location, lists = {name -> {stack states}}, widths}.
local Inv = S.newClass("InvRef")
local method = Inv.method

function S.newInventory(location)
    return { location = location, lists = {}, widths = {} }
end

-- One object for an inventory, so that comparing two of them tells whether they are the same.
local objects = lib.setmetatable({}, { __mode = "k" })
function S.inventoryObject(inventory)
    local object = objects[inventory]
    if not object then
        object = Inv.new(inventory)
        objects[inventory] = object
    end
    return object
end
S.inventoryState = Inv.get

function S.setList(inventory, name, items, size)
    local list = {}
    for i = 1, size do
        list[i] = S.stackFrom(items[i])
    end
    inventory.lists[name] = list
end

local function listOf(inventory, name, fname)
    return inventory.lists[S.checkString(name, 1, fname)]
end

--- Puts what fits of `stack` into a list; returns what is left.
function S.addToList(list, stack)
    local rest = S.stackFrom(S.stackObject(stack))
    for pass = 1, 2 do
        for i = 1, #list do
            if rest.name == "" then
                return rest
            end
            if (list[i].name == "") == (pass == 2) then
                rest = S.addToStack(list[i], rest)
            end
        end
    end
    return rest
end

method("is_empty", function(inv, name)
    for _, stack in lib.ipairs(listOf(inv, name, "is_empty") or {}) do
        if stack.name ~= "" then
            return false
        end
    end
    return true
end)
method("get_size", function(inv, name)
    local list = listOf(inv, name, "get_size")
    return list and #list or 0
end)
method("set_size", function(inv, name, size)
    name = S.checkString(name, 1, "set_size")
    size = S.trunc(S.checkNumber(size, 2, "set_size"))
    if size < 0 then
        return false
    end
    if size == 0 then
        inv.lists[name] = nil
        return true
    end
    local list = inv.lists[name] or {}
    for i = #list + 1, math.min(size, 100000) do
        list[i] = S.emptyStack()
    end
    for i = #list, size + 1, -1 do
        list[i] = nil
    end
    inv.lists[name] = list
    return true
end)
method("get_width", function(inv, name) return inv.widths[S.checkString(name, 1, "get_width")] or 0 end)
method("set_width", function(inv, name, width)
    inv.widths[S.checkString(name, 1, "set_width")] = S.trunc(S.checkNumber(width, 2, "set_width"))
    return true
end)
method("get_stack", function(inv, name, i)
    local list = listOf(inv, name, "get_stack")
    i = S.trunc(S.checkNumber(i, 2, "get_stack"))
    local stack = list and list[i]
    return S.stackObject(stack and S.stackFrom(S.stackObject(stack)) or S.emptyStack())
end)
method("set_stack", function(inv, name, i, value)
    local list = listOf(inv, name, "set_stack")
    i = S.trunc(S.checkNumber(i, 2, "set_stack"))
    local stack = S.stackFrom(value, "set_stack")
    if not list or not list[i] then
        return false
    end
    list[i] = stack
    return true
end)
method("get_list", function(inv, name)
    local list = listOf(inv, name, "get_list")
    if not list then
        return nil
    end
    local out = {}
    for i = 1, #list do
        out[i] = S.stackObject(S.stackFrom(S.stackObject(list[i])))
    end
    return out
end)
method("set_list", function(inv, name, items)
    name = S.checkString(name, 1, "set_list")
    if items == nil then
        inv.lists[name] = nil
        return
    end
    S.checkTable(items, 2, "set_list")
    local list = inv.lists[name]
    S.setList(inv, name, items, list and #list or #items)
end)
method("get_lists", function(inv)
    local out = {}
    for name in next, inv.lists do
        out[name] = Inv.methods.get_list(S.inventoryObject(inv), name)
    end
    return out
end)
method("set_lists", function(inv, lists)
    for name, items in next, S.checkTable(lists, 1, "set_lists") do
        S.setList(inv, S.text(name), items, #items)
    end
end)
method("add_item", function(inv, name, value)
    local list = listOf(inv, name, "add_item")
    local stack = S.stackFrom(value, "add_item")
    if not list then
        return S.stackObject(stack)
    end
    return S.stackObject(S.addToList(list, stack))
end)
method("room_for_item", function(inv, name, value)
    local list = listOf(inv, name, "room_for_item")
    local stack = S.stackFrom(value, "room_for_item")
    if not list then
        return false
    end
    local copy = {}
    for i = 1, #list do
        copy[i] = S.stackFrom(S.stackObject(list[i]))
    end
    return S.addToList(copy, stack).name == ""
end)
method("contains_item", function(inv, name, value, matchMeta)
    local list = listOf(inv, name, "contains_item")
    local stack = S.stackFrom(value, "contains_item")
    if not list then
        return false
    end
    local wanted = stack.count
    for i = 1, #list do
        if list[i].name == stack.name and stack.name ~= "" then
            wanted = wanted - list[i].count
        end
    end
    return wanted <= 0
end)
method("remove_item", function(inv, name, value)
    local list = listOf(inv, name, "remove_item")
    local stack = S.stackFrom(value, "remove_item")
    local wanted, removed = stack.count, S.emptyStack()
    for i = #(list or {}), 1, -1 do
        if wanted > 0 and list[i].name == stack.name and stack.name ~= "" then
            local taken = S.takeFromStack(list[i], wanted)
            wanted = wanted - taken.count
            taken.count = taken.count + removed.count
            removed = taken
        end
    end
    return S.stackObject(removed)
end)
method("get_location", function(inv) return S.rawCopy(inv.location) end)

-- Detached inventories.
local detached, callbacks = {}, {}
core.detached_inventories = callbacks
function core.create_detached_inventory(name, options, player)
    if name == nil then
        S.raise("table index is nil")
    end
    name = S.text(name)
    if options ~= nil then
        S.checkTable(options, 2, "create_detached_inventory")
    end
    local stuff = {}
    for key, value in next, options or {} do
        stuff[key] = value
    end
    stuff.mod_origin = core.get_current_modname() or "??"
    callbacks[name] = stuff
    detached[name] = S.newInventory({ type = "detached", name = name })
    return S.inventoryObject(detached[name])
end
function core.create_detached_inventory_raw(name)
    return core.create_detached_inventory(name, {})
end
function core.remove_detached_inventory(name)
    local had = detached[name] ~= nil
    detached[name], callbacks[name] = nil, nil
    return had
end
core.remove_detached_inventory_raw = core.remove_detached_inventory

function core.get_inventory(location)
    if type(location) ~= "table" then
        S.raiseAt("attempt to index a " .. type(location) .. " value")
    end
    local kind = location.type
    if kind == "node" then
        local pos = S.position(location.pos)
        return S.inventoryObject(S.nodeInventory(S.key(pos), pos))
    elseif kind == "detached" then
        return detached[location.name] and S.inventoryObject(detached[location.name]) or nil
    elseif kind == "player" then
        local player = S.playerState(S.text(location.name))
        return player and S.inventoryObject(player.inventory) or nil
    end
    return nil
end
