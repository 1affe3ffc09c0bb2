-- SPDX-License-Identifier: Apache-2.0
-- Time and dates. Nothing of the machine's own clock is seen.
local host = ...
local S = host.stub
local lib = S.lib
local string, gsub, sub = lib.string, lib.string.gsub, lib.string.sub

-- A clock that only what the mod does moves: results are the same on every machine.
S.epoch = 1735689600 -- 2025-01-01 00:00:00 UTC
local ticks = 0
S.gametime = 0
function S.now()
    ticks = ticks + 1
    return S.gametime + ticks * 0.0001
end

local function civil(t)
    local days, seconds = lib.math.floor(t / 86400), lib.math.floor(t % 86400)
    local z = days + 719468
    local era = lib.math.floor(z / 146097)
    local doe = z - era * 146097
    local yoe = lib.math.floor((doe - lib.math.floor(doe / 1460) + lib.math.floor(doe / 36524)
        - lib.math.floor(doe / 146096)) / 365)
    local doy = doe - (365 * yoe + lib.math.floor(yoe / 4) - lib.math.floor(yoe / 100))
    local mp = lib.math.floor((5 * doy + 2) / 153)
    local month = mp < 10 and mp + 3 or mp - 9
    local year = yoe + era * 400 + (month <= 2 and 1 or 0)
    local leap = (year % 4 == 0 and year % 100 ~= 0) or year % 400 == 0
    local before = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 }
    local day = doy - lib.math.floor((153 * mp + 2) / 5) + 1
    return {
        year = year, month = month, day = day, hour = lib.math.floor(seconds / 3600),
        min = lib.math.floor(seconds / 60) % 60, sec = seconds % 60, wday = (days + 4) % 7 + 1,
        yday = before[month] + day + (leap and month > 2 and 1 or 0), isdst = false,
    }
end

function S.fromCivil(t)
    local function field(name, default)
        local v = t[name]
        if v == nil and default == nil then
            S.raiseAt("field '" .. name .. "' missing in date table")
        end
        return S.checkNumber(v == nil and default or v, 1, "time")
    end
    local day, month, year = field("day"), field("month"), field("year")
    local y = month <= 2 and year - 1 or year
    local era = lib.math.floor(y / 400)
    local yoe = y - era * 400
    local doy = lib.math.floor((153 * (month + (month > 2 and -3 or 9)) + 2) / 5) + day - 1
    local doe = yoe * 365 + lib.math.floor(yoe / 4) - lib.math.floor(yoe / 100) + doy
    return (era * 146097 + doe - 719468) * 86400 + field("hour", 12) * 3600 + field("min", 0) * 60 + field("sec", 0)
end

local dayNames = { "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday" }
local monthNames = { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December" }

function S.date(format, when)
    format = format == nil and "%c" or S.checkString(format, 1, "date")
    when = when == nil and S.epoch + lib.math.floor(S.now()) or S.checkNumber(when, 2, "date")
    format = gsub(format, "^!", "")
    local d = civil(lib.math.floor(when))
    if sub(format, 1, 2) == "*t" then
        return d
    end
    local two = function(n) return string.format("%02d", n) end
    local expand
    local parts = {
        Y = function() return S.numberText(d.year) end, m = function() return two(d.month) end,
        d = function() return two(d.day) end, H = function() return two(d.hour) end,
        M = function() return two(d.min) end, S = function() return two(d.sec) end,
        y = function() return two(d.year % 100) end, j = function() return string.format("%03d", d.yday) end,
        A = function() return dayNames[d.wday] end, a = function() return sub(dayNames[d.wday], 1, 3) end,
        B = function() return monthNames[d.month] end, b = function() return sub(monthNames[d.month], 1, 3) end,
        I = function() return two((d.hour + 11) % 12 + 1) end, p = function() return d.hour < 12 and "AM" or "PM" end,
        w = function() return S.numberText(d.wday - 1) end, Z = function() return "UTC" end,
        z = function() return "+0000" end, ["%"] = function() return "%" end, n = function() return "\n" end,
        s = function() return S.numberText(when) end,
        c = function() return expand("%a %b %d %H:%M:%S %Y") end, x = function() return expand("%m/%d/%y") end,
        X = function() return expand("%H:%M:%S") end, D = function() return expand("%m/%d/%y") end,
        F = function() return expand("%Y-%m-%d") end, T = function() return expand("%H:%M:%S") end,
        R = function() return expand("%H:%M") end,
    }
    expand = function(text)
        return (gsub(text, "%%(.)", function(c)
            return parts[c] and parts[c]() or "%" .. c
        end))
    end
    return expand(format)
end
