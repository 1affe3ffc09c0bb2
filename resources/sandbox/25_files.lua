-- SPDX-License-Identifier: Apache-2.0
-- Files that exist only in memory: the mod's folder, to be read, and the world's, to be read and
-- written, 1 MiB in all. No file of the machine is ever opened.
local host = ...
local S = host.stub
local lib = S.lib
local G, core = S.G, S.core
local type, string, table = lib.type, lib.string, lib.table
local sub, find, gsub = string.sub, string.find, string.gsub

local worldLimit = 1024 * 1024
local files = {}   -- path -> content
local pending = {} -- path -> {parts, size}: what was written at its end since, joined when it is read
local folders = {} -- path -> true
local worldBytes = 0

function S.resetFiles(code)
    files = {
        [S.modpath .. "/init.lua"] = code,
        [S.modpath .. "/mod.conf"] = "name = " .. S.modname .. "\n",
        [S.worldpath .. "/world.mt"] = "gameid = mesewright\nbackend = dummy\n",
        [S.worldpath .. "/map_meta.txt"] = "mg_name = singlenode\nseed = 1\n[end_of_params]\n",
    }
    pending = {}
    folders = { ["/mods"] = true, [S.modpath] = true, [S.worldpath] = true }
    worldBytes = 0
end

--- "/world/./a/../b" -> "/world/b"
local function normal(path)
    if sub(path, 1, 1) ~= "/" then
        path = "/" .. path
    end
    local parts = {}
    for part in string.gmatch(path, "[^/]+") do
        if part == ".." then
            parts[#parts] = nil
        elseif part ~= "." then
            parts[#parts + 1] = part
        end
    end
    return "/" .. table.concat(parts, "/")
end

local function inside(path, folder)
    return path == folder or sub(path, 1, #folder + 1) == folder .. "/"
end

local function blocked(path, write)
    S.raise("Mod security: Blocked attempted " .. (write and "write to " or "read from ") .. path)
end

--- Checks a path as mod security does and returns it in its plain form.
local function allowed(path, write)
    local plain = normal(path)
    if find(path, "\0", 1, true) then
        blocked(gsub(path, "%z.*", ""), write)
    end
    if inside(plain, S.worldpath) or (not write and inside(plain, S.modpath)) then
        return plain
    end
    blocked(path, write)
end

local function settled(path)
    local more = pending[path]
    if more then
        pending[path] = nil
        files[path] = (files[path] or "") .. table.concat(more.parts)
    end
    return files[path]
end
local function sizeOf(path)
    return #(files[path] or "") + (pending[path] and pending[path].size or 0)
end

local function store(path, content)
    local before = sizeOf(path)
    pending[path] = nil
    if worldBytes - before + #content > worldLimit then
        return false
    end
    worldBytes = worldBytes - before + #content
    files[path] = content
    return true
end

--- For other files of the stub: the same checks, content or nil.
function S.readFile(path)
    return settled(allowed(path, false))
end
function S.writeFile(path, content)
    return store(allowed(path, true), content)
end

local function parent(path)
    return string.match(path, "^(.*)/[^/]+$")
end

-- Handles.
local File = S.newClass("FILE*", function() return "file (0x1)" end)
S.fileClass = File

local function open(path, mode)
    path = S.checkString(path, 1, "open")
    mode = mode == nil and "r" or S.checkString(mode, 2, "open")
    local write = find(mode, "[wa+]") ~= nil
    local plain = allowed(path, write)
    if folders[plain] then
        return nil, path .. ": Is a directory", 21
    end
    local first = sub(mode, 1, 1)
    if first == "r" then
        if not files[plain] then
            return nil, path .. ": No such file or directory", 2
        end
    else
        if not folders[parent(plain) or ""] then
            return nil, path .. ": No such file or directory", 2
        end
        if first == "w" or not files[plain] then
            store(plain, "")
        end
    end
    return File.new({ path = plain, at = first == "a" and sizeOf(plain) or 0, write = write, append = first == "a" })
end

local function usable(state)
    if state.closed then
        S.raiseAt("attempt to use a closed file")
    end
    return settled(state.path) or ""
end

local function readOne(state, format)
    local data = usable(state)
    if type(format) == "number" then
        if state.at >= #data then
            return format == 0 and #data > state.at and "" or nil
        end
        local text = sub(data, state.at + 1, state.at + format)
        state.at = state.at + #text
        return text
    end
    format = gsub(S.checkString(format, 1, "read"), "^%*", "")
    local kind = sub(format, 1, 1)
    if kind == "a" then
        local text = sub(data, state.at + 1)
        state.at = #data
        return text
    elseif kind == "l" or kind == "L" then
        if state.at >= #data then
            return nil
        end
        local finish = find(data, "\n", state.at + 1, true)
        local text = sub(data, state.at + 1, finish and finish - 1 or #data)
        state.at = finish or #data
        return kind == "L" and finish and text .. "\n" or text
    elseif kind == "n" then
        local _, finish, text = find(data, "^%s*([+-]?[%w.]+)", state.at + 1)
        local number = text and lib.tonumber(text)
        if number then
            state.at = finish
        end
        return number
    end
    S.raiseAt("bad argument #1 to 'read' (invalid format)")
end

local function readAll(state, ...)
    if lib.select("#", ...) == 0 then
        return readOne(state, "l")
    end
    local out, n = {}, lib.select("#", ...)
    for i = 1, n do
        out[i] = readOne(state, (lib.select(i, ...)))
        if out[i] == nil then
            n = i
            break
        end
    end
    return lib.unpack(out, 1, n)
end

File.method("read", readAll)
File.method("close", function(state)
    usable(state)
    state.closed = true
    return true
end)
File.method("flush", function(state)
    usable(state)
    return true
end)
File.method("setvbuf", function() return true end)
File.method("lines", function(state, ...)
    local formats = { ... }
    return function()
        return readAll(state, lib.unpack(formats))
    end
end)
File.method("seek", function(state, whence, offset)
    local data = usable(state)
    whence = whence == nil and "cur" or whence
    offset = offset or 0
    local base = whence == "set" and 0 or whence == "end" and #data or state.at
    if base + offset < 0 then
        return nil, "Invalid argument", 22
    end
    state.at = base + offset
    return state.at
end)
function File.methods.write(object, ...)
    local state = File.check(object, "write")
    if state.closed then
        S.raiseAt("attempt to use a closed file")
    end
    if not state.write then
        return nil, "Bad file descriptor", 9
    end
    local parts = {}
    for i = 1, lib.select("#", ...) do
        parts[i] = S.checkString((lib.select(i, ...)), i, "write")
    end
    local text = table.concat(parts)
    local size = sizeOf(state.path)
    if state.append or state.at == size then
        if worldBytes + #text > worldLimit then
            return nil, "No space left on device", 28
        end
        local more = pending[state.path] or { parts = {}, size = 0 }
        pending[state.path] = more
        more.parts[#more.parts + 1] = text
        more.size, worldBytes = more.size + #text, worldBytes + #text
        state.at = size + #text
        return object
    end
    local data = usable(state)
    local gap = state.at > #data and string.rep("\0", state.at - #data) or ""
    if not store(state.path, sub(data, 1, state.at) .. gap .. text .. sub(data, state.at + #text + 1)) then
        return nil, "No space left on device", 28
    end
    state.at = state.at + #text
    return object
end

-- io. Standard input is empty; what is written to the output goes to the log.
G.io = {
    open = open,
    type = function(object)
        local state = File.get(object)
        return state and (state.closed and "closed file" or "file") or nil
    end,
    write = function(...)
        local parts = {}
        for i = 1, lib.select("#", ...) do
            parts[i] = S.checkString((lib.select(i, ...)), i, "write")
        end
        host.log("none", table.concat(parts))
        return true
    end,
    read = function() return nil end,
    flush = function() return true end,
    close = function(object)
        local state = File.get(object)
        if state then
            usable(state)
            state.closed = true
        end
        return true
    end,
    lines = function(path, ...)
        local file, message = open(path)
        if not file then
            S.raiseAt("bad argument #1 to 'lines' (" .. message .. ")")
        end
        local formats, state = { ... }, File.get(file)
        return function()
            return readAll(state, lib.unpack(formats))
        end
    end,
    input = function(path) return path ~= nil and open(path) or nil end,
    output = function(path) return path ~= nil and open(path, "w") or nil end,
}

G.os = {
    clock = function() return S.now() end,
    date = S.date,
    difftime = function(a, b) return S.checkNumber(a, 1, "difftime") - S.checkNumber(b or 0, 2, "difftime") end,
    getenv = function(name)
        return S.checkString(name, 1, "getenv") == "HOME" and "/home/luanti" or nil
    end,
    setlocale = function() return "C" end,
    time = function(t)
        if t == nil then
            return S.epoch + lib.math.floor(S.now())
        end
        return S.fromCivil(S.checkTable(t, 1, "time"))
    end,
    remove = function(path)
        local plain = allowed(S.checkString(path, 1, "remove"), true)
        if not files[plain] then
            return nil, path .. ": No such file or directory", 2
        end
        store(plain, "")
        files[plain] = nil
        return true
    end,
    rename = function(from, to)
        local old = allowed(S.checkString(from, 1, "rename"), true)
        local new = allowed(S.checkString(to, 2, "rename"), true)
        if not files[old] then
            return nil, from .. ": No such file or directory", 2
        end
        local content = settled(old)
        store(old, "")
        files[old] = nil
        store(new, content)
        return true
    end,
}

local function loadPath(path)
    local plain = allowed(path, false)
    local content = settled(plain)
    if not content then
        return nil, gsub(plain, "^/mods/", "") .. ": No such file or directory"
    end
    return S.compile(content, "@" .. plain)
end
function G.loadfile(path)
    return loadPath(S.checkString(path, 1, "loadfile"))
end
function G.dofile(path)
    local f, message = loadPath(S.checkString(path, 1, "dofile"))
    if not f then
        S.raise(message)
    end
    return f()
end


--- What 26_folders needs of the folders.
S.virtual = {
    files = function() return files end, folders = function() return folders end,
    settled = settled, allowed = allowed, inside = inside, parent = parent, store = store,
}
