-- SPDX-License-Identifier: Apache-2.0
-- Metadata of nodes, items and players, and mod storage: strings under names.
local host = ...
local S = host.stub
local lib = S.lib
local core = S.core
local type, next, string, tonumber, math = lib.type, lib.next, lib.string, lib.tonumber, lib.math

-- state.data(): the table name -> string; state.changed(): called after a write.
local function addMethods(class)
    local method = class.method
    local function nameOf(name, fname)
        return S.checkString(name, 1, fname)
    end
    local function write(state, name, value)
        state.data()[name] = value ~= "" and value or nil
        state.changed()
    end
    local function resolved(state, name, depth)
        local value = state.data()[name]
        -- "${other}" stands for the value of another field.
        local other = value and depth < 10 and string.match(value, "^%${(.+)}$")
        if other then
            return resolved(state, other, depth + 1)
        end
        return value
    end
    method("contains", function(state, name) return state.data()[nameOf(name, "contains")] ~= nil end)
    method("get", function(state, name) return resolved(state, nameOf(name, "get"), 0) end)
    method("get_string", function(state, name) return resolved(state, nameOf(name, "get_string"), 0) or "" end)
    method("set_string", function(state, name, value)
        name = nameOf(name, "set_string")
        -- The engine takes anything here; what is no text empties the field.
        if value ~= nil and type(value) ~= "string" and type(value) ~= "number" then
            S.finding("warning", "set_string with a " .. type(value) .. " for " .. name)
            value = nil
        end
        write(state, name, value == nil and "" or S.text(value))
    end)
    method("get_int", function(state, name)
        local n = tonumber(string.match(resolved(state, nameOf(name, "get_int"), 0) or "", "^%s*[+-]?%d+")) or 0
        return math.max(-2147483648, math.min(2147483647, n))
    end)
    method("set_int", function(state, name, value)
        name = nameOf(name, "set_int")
        write(state, name, string.format("%d", S.trunc(S.checkNumber(value, 2, "set_int"))))
    end)
    method("get_float", function(state, name)
        return tonumber(resolved(state, nameOf(name, "get_float"), 0) or "") or 0
    end)
    method("set_float", function(state, name, value)
        name = nameOf(name, "set_float")
        write(state, name, S.numberText(S.checkNumber(value, 2, "set_float")))
    end)
    method("get_keys", function(state) return S.sortedKeys(state.data()) end)
    method("to_table", function(state)
        local out = { fields = S.rawCopy(state.data()) }
        if state.inventory then
            out.inventory = {}
            for name, list in next, state.inventory().lists do
                local items = {}
                for i = 1, #list do
                    items[i] = S.stackText(list[i])
                end
                out.inventory[name] = items
            end
        end
        return out
    end)
    method("from_table", function(state, t)
        local data = state.data()
        for name in next, S.rawCopy(data) do
            data[name] = nil
        end
        if type(t) == "table" then
            for name, value in next, type(t.fields) == "table" and t.fields or {} do
                data[S.text(name)] = S.text(value)
            end
            if state.inventory and type(t.inventory) == "table" then
                for name, items in next, t.inventory do
                    S.setList(state.inventory(), S.text(name), items, #items)
                end
            end
        end
        state.changed()
        return type(t) == "table"
    end)
    function class.methods.equals(object, other)
        local a, b = class.check(object, "equals"), class.get(other)
        if not b then
            return false
        end
        local x, y = a.data(), b.data()
        for name, value in next, x do
            if y[name] ~= value then
                return false
            end
        end
        for name in next, y do
            if x[name] == nil then
                return false
            end
        end
        return true
    end
end

local function nothing() end

local NodeMeta = S.newClass("NodeMetaRef")
addMethods(NodeMeta)
NodeMeta.method("get_inventory", function(state) return S.inventoryObject(state.inventory()) end)
NodeMeta.method("mark_as_private", nothing)
local ItemMeta = S.newClass("ItemStackMetaRef")
addMethods(ItemMeta)
ItemMeta.method("set_tool_capabilities", function(state, capabilities) state.stack.capabilities = capabilities end)
ItemMeta.method("set_wear_bar_params", nothing)
local PlayerMeta = S.newClass("PlayerMetaRef")
addMethods(PlayerMeta)
local Storage = S.newClass("StorageRef")
addMethods(Storage)

--- Metadata of an item stack's state.
function S.itemMeta(stack)
    return ItemMeta.new({ stack = stack, data = function() return stack.meta end, changed = nothing })
end
function S.playerMeta(data)
    return PlayerMeta.new({ data = function() return data end, changed = nothing })
end

local storage, storageObject = {}, nil
function core.get_mod_storage()
    if S.phase ~= "loading" then
        -- The engine knows whose storage is meant only while the mod loads.
        return nil
    end
    storageObject = storageObject or Storage.new({ data = function() return storage end, changed = nothing })
    return storageObject
end

-- Nodes: the world file keeps what is here by position.
local byPosition = {}
function S.nodeRecord(key)
    local record = byPosition[key]
    if not record then
        record = { fields = {}, inventory = nil }
        byPosition[key] = record
    end
    return record
end
function S.dropNodeRecord(key)
    byPosition[key] = nil
end
function S.nodeRecords()
    return byPosition
end

local function inventoryOf(key, pos)
    local record = S.nodeRecord(key)
    record.inventory = record.inventory or S.newInventory({ type = "node", pos = pos })
    return record.inventory
end
S.nodeInventory = inventoryOf

function core.get_meta(pos)
    pos = S.position(pos)
    local key = S.key(pos)
    return NodeMeta.new({
        data = function() return S.nodeRecord(key).fields end, changed = nothing,
        inventory = function() return inventoryOf(key, pos) end,
    })
end
function core.find_nodes_with_meta(a, b)
    a, b = S.position(a), S.position(b)
    local out = {}
    for key, record in next, byPosition do
        if next(record.fields) ~= nil or record.inventory then
            local pos = S.unkey(key)
            if S.vector.in_area(pos, a, b) then
                out[#out + 1] = pos
            end
        end
    end
    lib.table.sort(out, function(p, q) return S.key(p) < S.key(q) end)
    return out
end
