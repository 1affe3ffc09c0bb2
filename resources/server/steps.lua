-- SPDX-License-Identifier: Apache-2.0
-- The behaviour steps: each takes its arguments and gives the keys of its result, or raises.

local watch = ...
local core, vector = core, vector
local type, tostring, error, next, rawget = type, tostring, error, next, rawget
local gsub, match = string.gsub, string.match
local ItemStack = ItemStack
local new_vector = vector.new
local get_node, set_node, get_meta = core.get_node, core.set_node, core.get_meta
local add_entity, get_craft_result = core.add_entity, core.get_craft_result

local steps = {}
watch.steps = steps

local lastPlaced = new_vector(0, 1, 0)

local function text(step, key, default)
    local value = step[key]
    if value == nil or value == false then
        value = default
    end
    if type(value) ~= "string" then
        error("the step " .. step["do"] .. " needs " .. key, 0)
    end
    return value
end

-- Who acts; what they were told before is forgotten.
local function playerOf(step)
    local name = text(step, "player", "singleplayer")
    watch.told(name)
    return watch.player(name), name
end

-- The name behind aliases and what the engine holds under it in one of its tables.
local function known(kind, tableName, name)
    name = gsub(name, "^:", "")
    name = rawget(core.registered_aliases, name) or name
    local definition = core[tableName][name]
    if not definition then
        error(kind .. ' "' .. name .. '" is not registered', 0)
    end
    return name, definition
end

local function nodeAt(pos, result)
    result.node = get_node(pos).name
    result.meta = get_meta(pos):to_table().fields
    return result
end

local function pointedAt(pos)
    return { type = "node", under = new_vector(pos), above = pos + new_vector(0, 1, 0) }
end

local function runCommand(player, name, param)
    local definition = core.registered_chatcommands[name]
    if not definition then
        error('there is no chat command "' .. name .. '"', 0)
    end
    local result, message = definition.func(player, param)
    return { result = result, message = watch.told(player, message) }
end

function steps.command(step)
    local _, player = playerOf(step)
    return runCommand(player, gsub(text(step, "name"), "^/", ""), text(step, "param", ""))
end

function steps.place(step)
    local pos = watch.position(step.pos, { x = 0, y = 1, z = 0 })
    local player = playerOf(step)
    local name, definition = known("node", "registered_nodes", text(step, "node"))
    lastPlaced = pos
    local before = get_node(pos)
    local stack = ItemStack(name)
    player:set_wielded_item(stack)
    set_node(pos, { name = name, param2 = step.param2 or definition.place_param2 or 0 })
    local pointed = { type = "node", under = pos - new_vector(0, 1, 0), above = new_vector(pos) }
    if definition.after_place_node then
        definition.after_place_node(new_vector(pos), player, stack, pointed)
    end
    for _, callback in next, core.registered_on_placenodes do
        callback(new_vector(pos), get_node(pos), player, before, stack, pointed)
    end
    return nodeAt(pos, {})
end

function steps.dig(step)
    local pos = watch.position(step.pos, lastPlaced)
    local player = playerOf(step)
    local node = get_node(pos)
    local definition = core.registered_nodes[node.name] or core.nodedef_default
    local drops = {}
    if node.name == "air" then
        local result = nodeAt(pos, {})
        result.drops = drops
        return result
    end
    local handle = core.handle_node_drops
    core.handle_node_drops = function(at, items, digger)
        for _, item in next, items do
            drops[#drops + 1] = type(item) == "string" and item or ItemStack(item):to_string()
        end
        return handle(at, items, digger)
    end
    local fine, problem = watch.try(definition.on_dig or core.node_dig, pos, node, player)
    core.handle_node_drops = handle
    if not fine then
        error(problem, 0)
    end
    local result = nodeAt(pos, {})
    result.drops = drops
    return result
end

function steps.punch(step)
    local pos = watch.position(step.pos, lastPlaced)
    local player, name = playerOf(step)
    local node = get_node(pos)
    local definition = core.registered_nodes[node.name] or core.nodedef_default
    local punch = definition.on_punch or core.node_punch
    punch(new_vector(pos), node, player, pointedAt(pos))
    return nodeAt(pos, { message = watch.told(name) })
end

function steps.rightclick(step)
    local pos = watch.position(step.pos, lastPlaced)
    local player, name = playerOf(step)
    local node = get_node(pos)
    local definition = core.registered_nodes[node.name]
    if definition and definition.on_rightclick then
        local stack = player:get_wielded_item()
        player:set_wielded_item(definition.on_rightclick(new_vector(pos), node, player, stack, pointedAt(pos)) or
            player:get_wielded_item())
    end
    return nodeAt(pos, { message = watch.told(name) })
end

function steps.use(step)
    local player, user = playerOf(step)
    local stack = ItemStack(text(step, "item"))
    local name, definition = known("item", "registered_items", stack:get_name())
    if not definition.on_use then
        error('item "' .. name .. '" has no on_use', 0)
    end
    player:set_wielded_item(stack)
    local pointed = step.pos and pointedAt(watch.position(step.pos)) or { type = "nothing" }
    local left = definition.on_use(stack, player, pointed)
    -- Nothing given back means: what the player holds now stays.
    return { item = (left == nil and player:get_wielded_item() or ItemStack(left)):to_string(),
        message = watch.told(user) }
end

function steps.craft(step)
    local method = text(step, "method", "normal")
    local items = type(step.items) == "table" and step.items or error("the step craft needs items", 0)
    local list = {}
    for index = 1, #items do
        list[index] = ItemStack(items[index] or "")
    end
    local width = step.width or (method == "normal" and 3 or 1)
    local result = get_craft_result({ method = method, width = width, items = list })
    return { output = result.item:to_string(), time = result.time }
end

function steps.entity(step)
    local pos = watch.position(step.pos, { x = 0, y = 2, z = 0 })
    local name = known("entity", "registered_entities", text(step, "name"))
    local object = add_entity(pos, name, type(step.staticdata) == "string" and step.staticdata or nil)
    if not object then
        error("the engine did not add the entity " .. name, 0)
    end
    local entity = object:get_luaentity()
    return { alive = entity ~= nil, properties = entity and object:get_properties() or {} }
end

-- Runs the mod's callbacks of one list. The engine's own tell what changes from run to run: how
-- long the server has been up, how much it lags.
local function runAll(list, ...)
    for _, callback in next, list do
        if not watch.ofEngine(callback) then
            callback(...)
        end
    end
end

function steps.join(step)
    local player, name = playerOf(step)
    -- Whoever joins has been let in before.
    local accounts = core.get_auth_handler()
    if not accounts.get_auth(name) then
        accounts.create_auth(name, "")
    end
    watch.setOnline(name, true)
    runAll(core.registered_on_newplayers, player)
    runAll(core.registered_on_joinplayers, player, nil)
    return { message = watch.told(name) }
end

function steps.leave(step)
    local player, name = playerOf(step)
    runAll(core.registered_on_leaveplayers, player, false)
    local message = watch.told(name)
    watch.setOnline(name, false)
    return { message = message }
end

function steps.die(step)
    local player, name = playerOf(step)
    player:set_hp(0)
    local message = watch.told(name)
    watch.revive(name)
    return { message = message }
end

function steps.chat(step)
    local _, name = playerOf(step)
    local said = text(step, "text")
    for _, callback in next, core.registered_on_chat_messages do
        -- The engine's own callback is the one that runs commands: what it would say about one that
        -- does not exist is an error here.
        if not watch.ofEngine(callback) and callback(name, said) then
            return { message = watch.told(name) }
        end
    end
    local command, param = match(said, "^/([^ ]+) *(.*)$")
    if command and not core.run_callbacks(core.registered_on_chatcommands, 5, name, command, param) then
        return runCommand(name, command, param)
    end
    return { message = watch.told(name) }
end
