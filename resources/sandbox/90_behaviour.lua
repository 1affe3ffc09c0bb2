-- SPDX-License-Identifier: Apache-2.0
-- The behaviour steps of an expectation. A step that raises gives its error and does not end the run.
local host = ...
local S = host.stub
local lib = S.lib
local core, G = S.core, S.G
local type, tonumber, rawget, table, math, next = lib.type, lib.tonumber, lib.rawget, lib.table, lib.math, lib.next

local stepLength = 0.1
local mostSteps = 36000
local lastPlaced = { x = 0, y = 1, z = 0 }

local function fail(message)
    S.raise(message)
end

local function argument(step, key, kind)
    local value = rawget(step, key)
    if type(value) ~= kind then
        fail("the step " .. S.text(rawget(step, "do")) .. " needs " .. key)
    end
    return value
end

local function positionOf(step)
    local p = rawget(step, "pos")
    if type(p) == "table" and tonumber(p[1]) and tonumber(p[2]) and tonumber(p[3]) then
        return S.position({ x = p[1], y = p[2], z = p[3] })
    elseif type(p) == "table" and tonumber(p.x) then
        return S.position(p)
    end
    return nil
end
local function placedPosition(step)
    return positionOf(step) or lastPlaced
end
local function vec(p) return S.vec(p.x, p.y, p.z) end

local function playerOf(step)
    local name = rawget(step, "player")
    local player = S.ensurePlayer(type(name) == "string" and name or "singleplayer", true)
    S.sent = {}
    return player
end

--- What was sent to a player since the step began, a line each, then `more`; without the marks of
--- colours and translations.
local function heard(name, more)
    local lines = {}
    for i = 1, #S.sent do
        if S.sent[i].name == name or S.sent[i].name == "" then
            lines[#lines + 1] = S.sent[i].text
        end
    end
    if more ~= nil then
        lines[#lines + 1] = S.text(more)
    end
    return S.plainText(table.concat(lines, "\n"))
end

local function look(result, pos)
    result.node = S.nodeAt(pos).name
    result.meta = S.rawCopy(S.nodeRecord(S.key(pos)).fields)
end

local function pointedAt(pos)
    return { type = "node", under = vec(pos), above = S.vec(pos.x, pos.y + 1, pos.z) }
end

local function runCommand(result, name, param, player)
    local command = rawget(S.commands, name)
    if type(command) ~= "table" then
        fail('there is no chat command "' .. name .. '"')
    end
    local value, message = command.func(player.name, param)
    result.result = value
    result.message = heard(player.name, message)
end

local steps = {}
function steps.command(step, result)
    local name = argument(step, "name", "string")
    local param = rawget(step, "param")
    runCommand(result, lib.string.gsub(name, "^/", ""), param == nil and "" or S.text(param), playerOf(step))
end
function steps.place(step, result)
    local name = S.resolve(argument(step, "node", "string"))
    local definition = S.nodeDefinition(name)
    if not definition then
        fail('node "' .. name .. '" is not registered')
    end
    local player = playerOf(step)
    local pos = positionOf(step) or { x = 0, y = 1, z = 0 }
    lastPlaced = pos
    local old = S.copyNode(S.nodeAt(pos))
    local node = { name = name, param1 = 0, param2 = tonumber(rawget(step, "param2")) or 0 }
    S.setNode(pos, node)
    local pointed = { type = "node", under = S.vec(pos.x, pos.y - 1, pos.z), above = vec(pos) }
    local stack = G.ItemStack(name)
    player.inventory.lists.main[player.wield] = S.stackFrom(stack)
    if definition.after_place_node then
        definition.after_place_node(vec(pos), player.ref, stack, pointed)
    end
    for _, f in lib.ipairs(S.callbacks.on_placenodes) do
        f(vec(pos), S.copyNode(node), player.ref, old, stack, pointed)
    end
    look(result, pos)
end
function steps.dig(step, result)
    local player, pos = playerOf(step), placedPosition(step)
    local node = S.copyNode(S.nodeAt(pos))
    local definition = S.nodeDefinition(node.name)
    S.dropped = {}
    if definition and node.name ~= "air" then
        local f = definition.on_dig or core.node_dig
        f(vec(pos), node, player.ref)
    end
    result.drops = S.dropped
    look(result, pos)
end
function steps.punch(step, result)
    local player, pos = playerOf(step), placedPosition(step)
    local definition = S.nodeDefinition(S.nodeAt(pos).name)
    local f = definition and definition.on_punch or core.node_punch
    f(vec(pos), S.copyNode(S.nodeAt(pos)), player.ref, pointedAt(pos))
    look(result, pos)
    result.message = heard(player.name)
end
function steps.rightclick(step, result)
    local player, pos = playerOf(step), placedPosition(step)
    local definition = S.nodeDefinition(S.nodeAt(pos).name)
    if definition and definition.on_rightclick then
        local slot = player.inventory.lists.main
        local stack = S.stackObject(S.stackFrom(S.stackObject(slot[player.wield])))
        local left = definition.on_rightclick(vec(pos), S.copyNode(S.nodeAt(pos)), player.ref, stack, pointedAt(pos))
        if left ~= nil then
            slot[player.wield] = S.stackFrom(left)
        end
    end
    look(result, pos)
    result.message = heard(player.name)
end
function steps.use(step, result)
    local item = argument(step, "item", "string")
    local stack = G.ItemStack(item)
    local state = S.stackState(stack)
    local definition = S.definition(state.name)
    if not definition then
        fail('item "' .. state.name .. '" is not registered')
    elseif not definition.on_use then
        fail('item "' .. state.name .. '" has no on_use')
    end
    local player = playerOf(step)
    local slot = player.inventory.lists.main
    slot[player.wield] = S.stackFrom(stack)
    local at = positionOf(step)
    local pointed = at and pointedAt(at) or { type = "nothing" }
    local left = definition.on_use(stack, player.ref, pointed)
    if left ~= nil then
        slot[player.wield] = S.stackFrom(left)
    end
    result.item = S.stackText(slot[player.wield])
    result.message = heard(player.name)
end
function steps.craft(step, result)
    local items, given = {}, argument(step, "items", "table")
    local method = rawget(step, "method")
    method = method == nil and "normal" or S.text(method)
    local n = 0
    for key in next, given do
        n = math.max(n, tonumber(key) or 0)
    end
    for i = 1, math.min(n, 256) do
        items[i] = type(given[i]) == "string" and given[i] or ""
    end
    local width = tonumber(rawget(step, "width")) or (method == "normal" and 3 or 1)
    local output = core.get_craft_result({ method = method, width = width, items = items })
    result.output = output.item:to_string()
    result.time = output.time
end
function steps.entity(step, result)
    local name = argument(step, "name", "string")
    if not rawget(S.entities, S.resolve(name)) then
        fail('entity "' .. name .. '" is not registered')
    end
    S.ensurePlayer("singleplayer", true)
    local staticdata = rawget(step, "staticdata")
    local object = core.add_entity(positionOf(step) or { x = 0, y = 2, z = 0 }, name,
        type(staticdata) == "string" and staticdata or nil)
    local state = object and S.Object.get(object)
    result.alive = state ~= nil and not state.removed
    result.properties = result.alive and S.rawCopy(state.properties) or {}
end
function steps.step(step, result)
    local seconds = tonumber(rawget(step, "seconds")) or 1
    S.worldActive = true
    local n = math.min(mostSteps, math.ceil(seconds / stepLength - 1e-9))
    for _ = 1, n do
        S.step(stepLength)
    end
    result.message = heard("singleplayer")
end
function steps.join(step, result)
    local name = type(rawget(step, "player")) == "string" and step.player or "singleplayer"
    S.sent = {}
    S.leavePlayer(name, true)
    S.ensurePlayer(name)
    result.message = heard(name)
end
function steps.leave(step, result)
    local player = playerOf(step)
    S.leavePlayer(player.name)
    result.message = heard(player.name)
end
function steps.die(step, result)
    local player = playerOf(step)
    player.hp = math.max(1, player.hp)
    S.setPlayerHp(player, 0, { type = "set_hp", from = "engine" })
    result.message = heard(player.name)
    player.hp = 20
end
function steps.chat(step, result)
    local player, text = playerOf(step), argument(step, "text", "string")
    local name, param = lib.string.match(text, "^/([^ ]+) *(.*)$")
    if S.runCallbacks(S.callbacks.on_chat_messages, 5, player.name, text) then
        result.message = heard(player.name)
    elseif name then
        runCommand(result, name, param, player)
    else
        result.message = heard(player.name)
    end
end

function S.behave(list)
    local results = {}
    for i = 1, #list do
        local step = list[i]
        local result = { ["do"] = type(step) == "table" and rawget(step, "do") or nil, ok = true }
        local run = type(step) == "table" and type(rawget(step, "do")) == "string" and rawget(steps, rawget(step, "do"))
        S.sent, S.dropped = {}, {}
        if not run then
            result.ok, result.error = false, "there is no behaviour step of that name"
        else
            local ok, reason = S.protected(run, step, result)
            if not ok then
                result.ok, result.error = false, reason
                if type(rawget(step, "player")) == "string" or #S.sent > 0 then
                    result.message = heard(type(rawget(step, "player")) == "string" and step.player or "singleplayer")
                end
            end
        end
        -- The candidate may still hold what it returned: results are copies.
        results[i] = S.rawCopy(result)
    end
    return results
end
