-- SPDX-License-Identifier: Apache-2.0
-- The way out: lines of the log that begin with a word which only this file and Mesewright know.
-- The log goes straight into a pipe, so what was said cannot be taken back. The word and the job lie
-- in a file of the world that is gone before another mod loads.

local watch = ...
local core, log = core, core.log
local tostring, type, sub = tostring, type, string.sub
local quoted = watch.quoted

local path = core.get_worldpath() .. "/mesewright-job.json"
local file = assert(io.open(path, "rb"))
-- JSON's null becomes false: as good as absent in `a or b`, and a list keeps its length.
local job = core.parse_json(file:read("*a"), false)
file:close()
assert(os.remove(path))

local word = job.word
job.word = nil
watch.job = job

-- The word stands at both ends: the engine's start-up picture can run into a line. A pipe takes no
-- more than 4096 bytes in one piece, so a long text goes in parts; "+" says that more follows.
local MOST = 3500

function watch.emit(text)
    local last = #text
    for from = 1, last, MOST do
        local mark = from + MOST > last and "." or "+"
        log("none", word .. mark .. sub(text, from, from + MOST - 1) .. word)
    end
end

-- What an error object says. A table is not asked: its __tostring is the candidate's.
function watch.words(problem)
    local kind = type(problem)
    if kind == "string" or kind == "number" then
        return tostring(problem)
    end
    return "(error object is a " .. kind .. " value)"
end

local emit = watch.emit
function watch.finding(text)
    emit('{"t":"finding","text":' .. quoted(text) .. "}")
end
