-- SPDX-License-Identifier: Apache-2.0
-- What players do with items and nodes: place, dig, punch, use, eat, drop.
local host = ...
local S = host.stub
local lib = S.lib
local core, G = S.core, S.G
local type, next, math, tonumber, rawget = lib.type, lib.next, lib.math, lib.tonumber, lib.rawget

local function vec(p) return S.vec(p.x, p.y, p.z) end
local function nameOf(user) return user and S.isPlayer(user) and S.playerName(user) or "" end

function core.is_protected() return false end
function core.is_area_protected(a, b, name, interval)
    local middle = S.vec((a.x + b.x) / 2, (a.y + b.y) / 2, (a.z + b.z) / 2)
    for _, pos in lib.ipairs({ a, b, middle }) do
        if core.is_protected(pos, name) then
            return pos
        end
    end
    return false
end
function core.record_protection_violation(pos, name)
    for _, f in lib.ipairs(S.callbacks.on_protection_violation) do
        f(pos, name)
    end
end
function core.is_creative_enabled() return false end

function core.item_place_node(itemstack, placer, pointed, param2, preventAfterPlace)
    local definition = itemstack:get_definition()
    if definition.type ~= "node" or pointed.type ~= "node" then
        return itemstack, nil
    end
    local under, above = pointed.under, pointed.above
    local oldUnder = core.get_node_or_nil(under)
    local oldAbove = core.get_node_or_nil(above)
    if not oldUnder or not oldAbove then
        return itemstack, nil
    end
    local underDefinition, aboveDefinition = S.nodeDefinition(oldUnder.name), S.nodeDefinition(oldAbove.name)
    local place, old = above, oldAbove
    if underDefinition and underDefinition.buildable_to then
        place, old = under, oldUnder
    elseif not (aboveDefinition and aboveDefinition.buildable_to) then
        return itemstack, nil
    end
    local name = nameOf(placer)
    if core.is_protected(place, name) then
        core.record_protection_violation(place, name)
        return itemstack, nil
    end
    local new = { name = definition.name, param1 = 0, param2 = tonumber(param2) or tonumber(definition.place_param2) or 0 }
    local direction = S.vec(under.x - above.x, under.y - above.y, under.z - above.z)
    local kind = definition.paramtype2
    if param2 == nil and definition.place_param2 == nil then
        if kind == "wallmounted" or kind == "colorwallmounted" then
            new.param2 = core.dir_to_wallmounted(direction)
        elseif (kind == "facedir" or kind == "colorfacedir" or kind == "4dir" or kind == "color4dir") and placer then
            local at = placer:get_pos()
            if at then
                new.param2 = core.dir_to_facedir(S.vec(above.x - at.x, above.y - at.y, above.z - at.z))
            end
        end
    end
    if S.itemGroup(definition.name, "attached_node") ~= 0 and kind ~= "wallmounted" and kind ~= "colorwallmounted" then
        local below = core.get_node(S.vec(place.x, place.y - 1, place.z))
        local ground = S.nodeDefinition(below.name)
        if not (ground and ground.walkable) then
            return itemstack, nil
        end
    end
    core.add_node(place, new)
    local taken = true
    if definition.after_place_node and not preventAfterPlace then
        if definition.after_place_node(vec(place), placer, itemstack, pointed) then
            taken = false
        end
    end
    for _, f in lib.ipairs(S.callbacks.on_placenodes) do
        if f(vec(place), S.copyNode(new), placer, old, itemstack, pointed) then
            taken = false
        end
    end
    if taken then
        itemstack:take_item()
    end
    return itemstack, place
end
function core.item_place_object(itemstack, placer, pointed)
    local pos = core.get_pointed_thing_position(pointed, true)
    if pos then
        core.add_item(pos, itemstack:take_item())
    end
    return itemstack
end
function core.item_place(itemstack, placer, pointed, param2)
    if pointed.type == "node" and placer then
        local node = core.get_node(pointed.under)
        local definition = S.nodeDefinition(node.name)
        if definition and definition.on_rightclick and not placer:get_player_control().sneak then
            return definition.on_rightclick(pointed.under, node, placer, itemstack, pointed) or itemstack, nil
        end
    end
    if itemstack:get_definition().type == "node" then
        return core.item_place_node(itemstack, placer, pointed, param2)
    end
    return itemstack, nil
end
function core.item_secondary_use(itemstack) return itemstack end
function core.item_pickup(itemstack, picker)
    local inventory = picker and picker:get_inventory()
    return inventory and inventory:add_item("main", itemstack) or itemstack
end
function core.item_drop(itemstack, dropper, pos)
    local one = itemstack:take_item(itemstack:get_count())
    local object = core.add_item(pos, one)
    return object and itemstack or nil
end

function core.do_item_eat(hp, replacement, itemstack, user, pointed)
    for _, f in lib.ipairs(S.callbacks.on_item_eats) do
        local result = f(hp, replacement, itemstack, user, pointed)
        if result then
            return result
        end
    end
    if itemstack:is_empty() or not user or user.is_fake_player then
        return itemstack
    end
    itemstack:take_item(1)
    user:set_hp(user:get_hp() + hp, { type = "set_hp", from = "mod" })
    if replacement then
        local left = itemstack:is_empty() and itemstack:add_item(replacement)
            or user:get_inventory() and user:get_inventory():add_item("main", replacement)
        if left and not left:is_empty() then
            core.add_item(user:get_pos(), left)
        end
    end
    return itemstack
end
function core.item_eat(hp, replacement)
    return function(itemstack, user, pointed)
        if user then
            return core.do_item_eat(hp, replacement, itemstack, user, pointed)
        end
    end
end

function core.add_item(pos, item)
    if S.phase == "loading" then
        return nil
    end
    pos = S.checkVector(pos)
    if item == nil then
        S.raiseAt("Expecting itemstack, itemstring, table or nil")
    end
    local stack = S.stackFrom(item, "add_item")
    if stack.name == "" then
        return nil
    end
    S.dropped[#S.dropped + 1] = S.stackText(stack)
    return core.add_entity(pos, "__builtin:item", S.stackText(stack))
end
core.spawn_item = core.add_item
S.dropped = {} -- what add_item and drops gave, since the last look

function core.handle_node_drops(pos, drops, digger)
    local inventory = digger and digger:get_inventory()
    for _, drop in lib.ipairs(drops) do
        local left = G.ItemStack(drop)
        S.dropped[#S.dropped + 1] = left:to_string()
        if inventory then
            left = inventory:add_item("main", left)
        end
        if not left:is_empty() then
            local n = #S.dropped
            core.add_item(pos, left)
            S.dropped[n + 1] = nil
        end
    end
end

function core.node_punch(pos, node, puncher, pointed)
    S.runCallbacks(S.callbacks.on_punchnodes, 0, pos, node, puncher, pointed)
end
function core.node_dig(pos, node, digger)
    local definition = S.nodeDefinition(node.name)
    if not definition or definition.diggable == false
        or (definition.can_dig and not definition.can_dig(vec(pos), digger)) then
        return false
    end
    local name = nameOf(digger)
    if core.is_protected(pos, name) then
        core.record_protection_violation(pos, name)
        return false
    end
    local wielded = digger and digger:get_wielded_item()
    local drops = core.get_node_drops(node, wielded)
    if wielded and definition.groups then
        local capabilities = wielded:get_tool_capabilities()
        local parameters = core.get_dig_params(definition.groups, capabilities)
        local after = wielded:get_definition().after_use
        if after then
            wielded = after(wielded, digger, node, parameters) or wielded
        else
            wielded:add_wear(parameters.wear)
        end
        digger:set_wielded_item(wielded)
    end
    local key = S.key(S.position(pos))
    local record = S.nodeRecord(key)
    local oldmeta = { fields = S.rawCopy(record.fields), inventory = {} }
    for list, items in next, record.inventory and record.inventory.lists or {} do
        oldmeta.inventory[list] = {}
        for i = 1, #items do
            oldmeta.inventory[list][i] = S.stackObject(S.stackFrom(S.stackObject(items[i])))
        end
    end
    if definition.preserve_metadata then
        local stacks = {}
        for i = 1, #drops do
            stacks[i] = G.ItemStack(drops[i])
        end
        definition.preserve_metadata(vec(pos), S.copyNode(node), S.rawCopy(oldmeta.fields), stacks)
        drops = stacks
    end
    core.handle_node_drops(pos, drops, digger)
    core.remove_node(pos)
    if definition.after_dig_node then
        definition.after_dig_node(vec(pos), S.copyNode(node), oldmeta, digger)
    end
    for _, f in lib.ipairs(S.callbacks.on_dignodes) do
        f(vec(pos), S.copyNode(node), digger)
    end
    return true
end

-- The same by the map's own functions, without a player.
function core.place_node(pos, node, placer)
    pos = S.position(pos)
    local stack = G.ItemStack(node and node.name)
    local below = S.vec(pos.x, pos.y - 1, pos.z)
    local pointed = { type = "node", under = below, above = vec(pos) }
    local f = stack:get_definition().on_place or core.item_place
    f(stack, placer, pointed)
    return true
end
function core.dig_node(pos, digger)
    pos = S.position(pos)
    local node = core.get_node(pos)
    local definition = S.nodeDefinition(node.name)
    if not definition or node.name == "air" or node.name == "ignore" then
        return false
    end
    local f = definition.on_dig or core.node_dig
    return f(vec(pos), node, digger) ~= false
end
function core.punch_node(pos, puncher)
    pos = S.position(pos)
    local node = core.get_node(pos)
    local definition = S.nodeDefinition(node.name)
    if not definition then
        return false
    end
    local f = definition.on_punch or core.node_punch
    f(vec(pos), node, puncher, { type = "node", under = vec(pos), above = S.vec(pos.x, pos.y + 1, pos.z) })
    return true
end

-- Rotating as the engine's helpers for stairs and beams do.
function core.rotate_and_place(itemstack, placer, pointed)
    return core.item_place(itemstack, placer, pointed)
end
function core.rotate_node(itemstack, placer, pointed)
    core.rotate_and_place(itemstack, placer, pointed, core.is_creative_enabled(nameOf(placer)))
    return itemstack
end

-- Definitions read these through their defaults, as in the engine.
for _, defaults in next, S.defaults do
    defaults.on_place = function(...) return core.item_place(...) end
    defaults.on_drop = function(...) return core.item_drop(...) end
    defaults.on_secondary_use = core.item_secondary_use
    defaults.on_pickup = function(...) return core.item_pickup(...) end
    defaults.stack_max, defaults.liquids_pointable, defaults.wield_image, defaults.inventory_image = 99, false, "", ""
    defaults.groups, defaults.description, defaults.name = {}, "", nil
    defaults.wield_scale = S.vec(1, 1, 1)
    defaults.usable = false
end
S.defaults.tool.stack_max = 1
S.defaults.none.groups, S.defaults.none.type = {}, "none"
for field, value in next, { drawtype = "normal", visual_scale = 1, paramtype = "none", paramtype2 = "none",
    is_ground_content = true, sunlight_propagates = false, walkable = true, pointable = true, diggable = true,
    climbable = false, buildable_to = false, floodable = false, liquidtype = "none", liquid_alternative_flowing = "",
    liquid_alternative_source = "", liquid_viscosity = 0, drowning = 0, light_source = 0, damage_per_second = 0,
    selection_box = { type = "regular" }, legacy_facedir_simple = false, legacy_wallmounted = false, liquid_range = 8,
    liquid_renewable = true, rightclickable = false, waving = 0, leveled = 0 } do
    S.defaults.node[field] = value
end
S.defaults.node.on_dig = function(...) return core.node_dig(...) end
S.defaults.node.on_punch = function(...) return core.node_punch(...) end
S.defaults.node.node_dig_prediction = "air"
for kind, name in next, { node = "node", craft = "craft", tool = "tool" } do
    S.defaults[kind].type = name
end
