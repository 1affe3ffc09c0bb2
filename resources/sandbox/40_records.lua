-- SPDX-License-Identifier: Apache-2.0
-- What was registered, kept where the candidate cannot reach it, and the rules for names.
local host = ...
local S = host.stub
local lib = S.lib
local core = S.core
local type, string, rawget = lib.type, lib.string, lib.rawget
local sub, find = string.sub, string.find

-- In order of registration. `key` joins what replaces each other: an item registered twice is one.
local records, byKey = {}, {}
S.records = records

function S.record(kind, name, definition, key)
    if S.phase == "setup" then
        return
    end
    local record = { kind = kind, name = name, definition = definition, key = key }
    -- What replaces another takes its place in the order.
    local old = key and byKey[key]
    if old then
        byKey[key] = record
        for i = 1, #records do
            if records[i] == old then
                records[i] = record
                return record
            end
        end
    end
    records[#records + 1] = record
    if key then
        byKey[key] = record
    end
    return record
end

function S.forget(key)
    local old = byKey[key]
    if old then
        byKey[key] = nil
        S.forgetRecord(old)
    end
end

function S.forgetRecord(record)
    for i = 1, #records do
        if records[i] == record then
            lib.table.remove(records, i)
            return true
        end
    end
    return false
end

function S.forgetKind(kind)
    for i = #records, 1, -1 do
        if records[i].kind == kind then
            if records[i].key then
                byKey[records[i].key] = nil
            end
            lib.table.remove(records, i)
        end
    end
end

-- Fields that the engine writes into a definition; they are no part of what the mod said.
local added = {
    node = { "name", "type", "mod_origin" }, tool = { "name", "type", "mod_origin" },
    craftitem = { "name", "type", "mod_origin" },
    entity = { "name", "mod_origin", "__index" }, abm = { "mod_origin" }, lbm = { "mod_origin" },
    chatcommand = { "mod_origin" },
}

--- The registrations as they stand now: later writes to a definition count, as in the engine.
function S.snapshot()
    local out = {}
    for i = 1, #records do
        local record = records[i]
        local fields = type(record.definition) == "table" and S.rawCopy(record.definition) or {}
        for _, name in lib.ipairs(added[record.kind] or {}) do
            fields[name] = nil
        end
        local capabilities = rawget(fields, "tool_capabilities")
        if record.punchUses and type(capabilities) == "table" then
            capabilities.punch_attack_uses = nil
        end
        if record.boxAdded then
            fields.selection_box = nil
        end
        out[i] = { kind = record.kind, name = record.name, fields = fields }
    end
    return out
end

--- Names begin with the mod's prefix, or with a colon that switches the check off.
function S.checkedName(name)
    if sub(name, 1, 1) == ":" then
        return sub(name, 2)
    end
    local prefix = core.get_current_modname()
    if prefix == nil then
        S.raise("attempt to concatenate a nil value")
    end
    prefix = prefix .. ":"
    if sub(name, 1, #prefix) ~= prefix then
        S.raise("Name " .. name .. ' does not follow naming conventions: "' .. prefix .. '" or ":" prefix required')
    end
    if find(sub(name, #prefix + 1), "[^%w_]") then
        S.raise("Name " .. name .. " does not follow naming conventions: contains unallowed characters")
    end
    return name
end

function core.get_current_modname()
    if S.phase == "loading" then
        return S.modname
    end
    return nil
end
local lastRun
function core.get_last_run_mod() return lastRun or S.modname end
function core.set_last_run_mod(name) lastRun = S.checkString(name, 1, "set_last_run_mod") end

--- For tables whose value the engine indexes: raises in the words of Lua.
function S.indexed(value, localName)
    if type(value) ~= "table" then
        S.raise("attempt to index local '" .. localName .. "' (a " .. type(value) .. " value)")
    end
end
