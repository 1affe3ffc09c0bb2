-- SPDX-License-Identifier: Apache-2.0
-- Positions: reading them from steps, and having their surroundings loaded and kept active.

local watch = ...
local core, vector = core, vector
local type, tonumber, next, error = type, tonumber, next, error
local floor = math.floor
local new_vector = vector.new
local emerge_area, forceload_block = core.emerge_area, core.forceload_block
local get_us_time = core.get_us_time

local LONGEST_WAIT = 5e6 -- microseconds
local LIMIT = 30000

-- A position from a step: [x, y, z] or {"x", "y", "z"}; the default when it is missing.
function watch.position(value, default)
    if value == nil or value == false then
        return new_vector(default)
    end
    local parts = {}
    if type(value) == "table" then
        parts = { tonumber(value.x or value[1]), tonumber(value.y or value[2]), tonumber(value.z or value[3]) }
    end
    for index = 1, 3 do
        local part = parts[index]
        if not part or part ~= part or part < -LIMIT or part > LIMIT then
            error("pos must be three numbers between -30000 and 30000", 0)
        end
        parts[index] = floor(part + 0.5)
    end
    return new_vector(parts[1], parts[2], parts[3])
end

local waiting, since, blocks = 0, 0, {}

-- Asks for the blocks around each position; watch.ready says when they are there.
function watch.prepare(positions)
    since = get_us_time()
    for _, pos in next, positions do
        local key = floor(pos.x / 16) .. "," .. floor(pos.y / 16) .. "," .. floor(pos.z / 16)
        if not blocks[key] then
            blocks[key] = pos
            waiting = waiting + 1
            emerge_area(pos - new_vector(16, 16, 16), pos + new_vector(16, 16, 16), function(_, _, remaining)
                if remaining == 0 then
                    waiting = waiting - 1
                end
            end)
        end
    end
end

function watch.ready()
    if waiting > 0 and get_us_time() - since < LONGEST_WAIT then
        return false
    end
    for _, pos in next, blocks do
        forceload_block(pos, true)
    end
    return true
end
