-- SPDX-License-Identifier: Apache-2.0
-- The log and the findings: what the engine only warns of, or passes silently although it is wrong.
local host = ...
local S = host.stub
local lib = S.lib
local core = S.core
local type, tostring, format = lib.type, lib.tostring, lib.string.format

local maxFindings, longest = 200, 500
S.findings = {}
local seen = {}

--- kind: unknown_api, undeclared_global, deprecated, invalid_field, callback_error, warning.
function S.finding(kind, text, line)
    line = line or S.callerLine()
    if #text > longest then
        text = lib.string.sub(text, 1, longest) .. "..."
    end
    local key = kind .. "\0" .. text .. "\0" .. format("%d", line)
    if seen[key] or #S.findings >= maxFindings then
        return
    end
    seen[key] = true
    S.findings[#S.findings + 1] = { kind = kind, text = text, line = line }
end

function S.deprecated(text)
    S.finding("deprecated", text)
    host.log("warning", text)
end

function S.warning(text)
    S.finding("warning", text)
    host.log("warning", text)
end

--- A wrong simple type in a definition: the engine logs this and goes on with its default.
function S.invalidType(field, expected, got)
    local text = "Invalid field " .. field .. " (expected " .. expected .. " got " .. got .. ")."
    S.finding("invalid_field", text)
    host.log("error", text)
end

local levels = { none = true, error = true, warning = true, action = true, info = true, verbose = true, trace = true,
    deprecated = true }

function core.log(...)
    local level, text = ...
    if lib.select("#", ...) < 2 then
        level, text = "none", S.checkString(level, 1, "log")
    end
    level, text = S.checkString(level, 1, "log"), S.checkString(text, 2, "log")
    if not levels[level] then
        S.warning("Tried to log at unknown level '" .. level .. "'. Defaulting to \"none\".")
        level = "none"
    end
    if level == "deprecated" then
        S.finding("deprecated", text)
        level = "warning"
    end
    host.log(level, text)
end

function core.debug(...)
    local out = {}
    for i = 1, lib.select("#", ...) do
        out[i] = S.text((lib.select(i, ...)))
    end
    host.log("action", lib.table.concat(out, "\t"))
end

-- Reading what core has not is how features are looked for, and how invented functions show.
lib.setmetatable(core, {
    __index = function(_, key)
        if S.phase ~= "setup" and type(key) == "string" then
            S.finding("unknown_api", "core." .. key .. " does not exist")
        end
        return nil
    end,
})
