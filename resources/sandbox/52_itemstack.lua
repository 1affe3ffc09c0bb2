-- SPDX-License-Identifier: Apache-2.0
-- ItemStack. Inside the stub a stack is a plain state {name, count, wear, meta}; an empty one has
-- the name "".
local host = ...
local S = host.stub
local lib = S.lib
local core, G = S.core, S.G
local type, next, string, tonumber, math, rawget = lib.type, lib.next, lib.string, lib.tonumber, lib.math, lib.rawget
local match, find, sub, format = string.match, string.find, string.sub, string.format

local Stack = S.newClass("ItemStack", function(object)
    return 'ItemStack("' .. S.stackText(S.classes.ItemStack.get(object)) .. '")'
end)
local method = Stack.method

function S.emptyStack()
    return { name = "", count = 0, wear = 0, meta = {} }
end

--- A definition as it stands, by name or alias; nil for what is not registered.
function S.definition(name)
    return rawget(S.items, S.resolve(name))
end

function S.stackMax(name)
    local definition = S.definition(name)
    local max = definition and definition.stack_max
    max = tonumber(max) or 99
    return math.max(1, math.min(65535, S.trunc(max)))
end

function S.itemGroup(name, group)
    local definition = S.definition(name)
    local groups = definition and definition.groups
    local rating = type(groups) == "table" and groups[group] or 0
    return tonumber(rating) or 0
end

local function clean(stack)
    if stack.name == "" or stack.count <= 0 then
        stack.name, stack.count, stack.wear, stack.meta = "", 0, 0, {}
    elseif stack.count > 1 then
        local definition = S.definition(stack.name)
        if definition and definition.type == "tool" then
            stack.count = 1
        end
    end
    return stack
end

-- "name count wear metadata"; metadata in the engine's own form for fields.
local startMark, keyMark, valueMark = "\1", "\2", "\3"
local function metaText(meta)
    local parts = {}
    for _, name in lib.ipairs(S.sortedKeys(meta)) do
        parts[#parts + 1] = name .. keyMark .. meta[name] .. valueMark
    end
    return #parts > 0 and startMark .. lib.table.concat(parts) or ""
end
local function metaFrom(text)
    local meta = {}
    if sub(text, 1, 1) == startMark then
        for name, value in string.gmatch(sub(text, 2), "([^\2\3]*)\2([^\3]*)\3") do
            meta[name] = value
        end
    elseif text ~= "" then
        meta[""] = text
    end
    return meta
end

function S.stackText(stack)
    if stack.name == "" then
        return ""
    end
    local meta = metaText(stack.meta)
    local text = stack.name
    if stack.count ~= 1 or stack.wear ~= 0 or meta ~= "" then
        text = text .. " " .. format("%d", stack.count)
    end
    if stack.wear ~= 0 or meta ~= "" then
        text = text .. " " .. format("%d", stack.wear)
    end
    if meta ~= "" then
        text = text .. " " .. S.jsonQuoted(meta)
    end
    return text
end

local function fromText(text)
    local name, rest = match(text, '^%s*([^%s"]+)%s*(.-)%s*$')
    if not name then
        return S.emptyStack()
    end
    local stack = { name = S.resolve(name), count = 1, wear = 0, meta = {} }
    local count, afterCount = match(rest, "^([+-]?%d+)%s*(.*)$")
    if count then
        stack.count = tonumber(count)
        local wear, afterWear = match(afterCount, "^(%d+)%s*(.*)$")
        if wear then
            stack.wear = math.min(65535, tonumber(wear))
            if sub(afterWear, 1, 1) == '"' then
                stack.meta = metaFrom(core.parse_json(afterWear) or "")
            else
                stack.meta = metaFrom(afterWear)
            end
        end
    end
    if stack.count > 65535 then
        stack.count = 65535
    end
    return clean(stack)
end

--- The state of what the engine takes for a stack: nil, text, a table or an ItemStack. A copy.
function S.stackFrom(value, fname)
    if value == nil then
        return S.emptyStack()
    end
    local state = Stack.get(value)
    if state then
        return { name = state.name, count = state.count, wear = state.wear, meta = S.rawCopy(state.meta),
            capabilities = state.capabilities }
    end
    if type(value) == "string" or type(value) == "number" then
        return fromText(S.text(value))
    end
    if type(value) == "table" and not S.isObject(value) then
        local stack = {
            name = S.resolve(S.text(value.name == nil and "" or value.name)),
            count = S.trunc(tonumber(value.count) or 1), wear = S.trunc(tonumber(value.wear) or 0),
            meta = metaFrom(type(value.metadata) == "string" and value.metadata or ""),
        }
        for name, v in next, type(value.meta) == "table" and value.meta or {} do
            stack.meta[S.text(name)] = S.text(v)
        end
        return clean(stack)
    end
    S.raiseAt("Expecting itemstack, itemstring, table or nil")
end

function S.stackObject(state)
    return Stack.new(state)
end
S.stackState = Stack.get

function G.ItemStack(value)
    return Stack.new(S.stackFrom(value, "ItemStack"))
end

--- Can b be put on a? Both states; a may be empty.
local function same(a, b)
    if a.name ~= b.name or a.wear ~= b.wear then
        return false
    end
    return metaText(a.meta) == metaText(b.meta)
end

--- Adds what fits of `extra` to `stack`; returns what is left.
function S.addToStack(stack, extra)
    local rest = S.stackFrom(Stack.new(extra))
    if rest.name == "" then
        return rest
    end
    if stack.name == "" then
        -- Into an empty place goes all of it, even above the maximum.
        stack.name, stack.count, stack.wear, stack.meta = rest.name, rest.count, rest.wear, S.rawCopy(rest.meta)
        stack.capabilities = rest.capabilities
        return S.emptyStack()
    elseif not same(stack, rest) then
        return rest
    end
    local n = math.max(0, math.min(S.stackMax(rest.name) - stack.count, rest.count))
    stack.count, rest.count = stack.count + n, rest.count - n
    clean(stack)
    return clean(rest)
end
function S.takeFromStack(stack, n)
    n = math.max(0, math.min(n, stack.count))
    local taken = { name = stack.name, count = n, wear = stack.wear, meta = S.rawCopy(stack.meta) }
    stack.count = stack.count - n
    clean(stack)
    return clean(taken)
end
S.cleanStack = clean

method("is_empty", function(s) return s.name == "" end)
method("get_name", function(s) return s.name end)
method("get_count", function(s) return s.count end)
method("get_wear", function(s) return s.wear end)
method("set_name", function(s, name)
    s.name = S.checkString(name, 1, "set_name")
    if s.name ~= "" and s.count == 0 then
        s.name = ""
        return false
    end
    clean(s)
    return s.name ~= ""
end)
method("set_count", function(s, count)
    count = S.trunc(S.checkNumber(count, 1, "set_count"))
    local ok = count > 0 and count <= 65535
    s.count = ok and count or 0
    clean(s)
    return ok
end)
method("set_wear", function(s, wear)
    wear = S.trunc(S.checkNumber(wear, 1, "set_wear"))
    local ok = wear <= 65535
    if ok then
        s.wear = wear < 0 and wear % 65536 or wear
    else
        clean(s)
    end
    return ok
end)
method("get_meta", function(s) return S.itemMeta(s) end)
method("get_metadata", function(s)
    S.deprecated("ItemStack:get_metadata is deprecated; use get_meta")
    return s.meta[""] or ""
end)
method("set_metadata", function(s, text)
    S.deprecated("ItemStack:set_metadata is deprecated; use get_meta")
    s.meta[""] = text ~= "" and S.checkString(text, 1, "set_metadata") or nil
    return true
end)
local function description(s)
    local own = s.meta.description
    local definition = S.definition(s.name)
    return own or (definition and definition.description) or ""
end
method("get_description", function(s)
    local text = description(s)
    return type(text) == "string" and text ~= "" and text or (s.name ~= "" and s.name or "")
end)
method("get_short_description", function(s)
    local definition = S.definition(s.name)
    local short = s.meta.short_description or (definition and definition.short_description)
    local text = short or description(s)
    return type(text) == "string" and text ~= "" and match(text, "^[^\n]*") or s.name
end)
method("clear", function(s)
    s.count = 0
    clean(s)
end)
method("replace", function(s, value)
    local other = S.stackFrom(value, "replace")
    s.name, s.count, s.wear, s.meta = other.name, other.count, other.wear, other.meta
    return true
end)
method("to_string", function(s) return S.stackText(s) end)
method("to_table", function(s)
    if s.name == "" then
        return nil
    end
    return { name = s.name, count = s.count, wear = s.wear, metadata = s.meta[""] or "", meta = S.rawCopy(s.meta) }
end)
method("get_stack_max", function(s) return S.stackMax(s.name) end)
method("get_free_space", function(s) return math.max(0, S.stackMax(s.name) - s.count) end)
method("is_known", function(s) return s.name == "" or S.definition(s.name) ~= nil end)
method("get_definition", function(s)
    return S.definition(s.name) or rawget(S.items, "unknown") or {}
end)
method("get_tool_capabilities", function(s)
    local definition = S.definition(s.name)
    local capabilities = s.capabilities or (definition and definition.tool_capabilities)
    if type(capabilities) ~= "table" then
        local hand = rawget(S.items, "")
        capabilities = hand and type(hand.tool_capabilities) == "table" and hand.tool_capabilities or {}
    end
    capabilities = S.rawCopy(capabilities)
    capabilities.full_punch_interval = capabilities.full_punch_interval or 1.4
    capabilities.max_drop_level = capabilities.max_drop_level or 1
    capabilities.punch_attack_uses = capabilities.punch_attack_uses or 0
    capabilities.groupcaps = capabilities.groupcaps or {}
    capabilities.damage_groups = capabilities.damage_groups or {}
    return capabilities
end)
local function addWear(s, amount)
    local definition = S.definition(s.name)
    if not definition or definition.type ~= "tool" then
        return false
    end
    if amount > 65535 - s.wear then
        s.count = 0
        clean(s)
    else
        s.wear = math.max(0, s.wear + amount)
    end
    return true
end
S.addWear = addWear
method("add_wear", function(s, amount) return addWear(s, S.trunc(S.checkNumber(amount, 1, "add_wear"))) end)
method("add_wear_by_uses", function(s, uses)
    uses = S.trunc(S.checkNumber(uses, 1, "add_wear_by_uses"))
    return uses > 0 and addWear(s, math.floor(65535 / uses)) or false
end)
method("get_wear_bar_params", function() return nil end)
method("add_item", function(s, value) return Stack.new(S.addToStack(s, S.stackFrom(value, "add_item"))) end)
method("item_fits", function(s, value)
    local other = S.stackFrom(value, "item_fits")
    local copy = S.stackFrom(Stack.new(s))
    local rest = S.addToStack(copy, other)
    return rest.count == 0, Stack.new(rest)
end)
method("take_item", function(s, n)
    return Stack.new(S.takeFromStack(s, n == nil and 1 or S.trunc(S.checkNumber(n, 1, "take_item"))))
end)
method("peek_item", function(s, n)
    local copy = S.stackFrom(Stack.new(s))
    return Stack.new(S.takeFromStack(copy, n == nil and 1 or S.trunc(S.checkNumber(n, 1, "peek_item"))))
end)
function Stack.methods.equals(object, other)
    local a, b = Stack.check(object, "equals"), Stack.get(other)
    return b ~= nil and a.count == b.count and same(a, b)
end
Stack.meta.__eq = function(a, b)
    local x, y = Stack.get(a), Stack.get(b)
    return x ~= nil and y ~= nil and x.count == y.count and same(x, y)
end

function core.get_item_group(name, group)
    -- Anything but a registered name has no groups; the engine does not raise for nil either.
    if type(name) ~= "string" then
        return 0
    end
    local definition = rawget(S.items, S.resolve(name))
    local groups = definition and definition.groups
    return type(groups) == "table" and groups[group] or 0
end
function core.get_node_group(name, group)
    S.deprecated("get_node_group is deprecated; use get_item_group")
    return core.get_item_group(name, group)
end
function core.itemstring_with_palette(item, index)
    local stack = S.stackFrom(item)
    stack.meta.palette_index = S.text(index)
    return S.stackText(stack)
end
function core.itemstring_with_color(item, color)
    local stack = S.stackFrom(item)
    stack.meta.color = core.colorspec_to_colorstring(color) or S.text(color)
    return S.stackText(stack)
end
