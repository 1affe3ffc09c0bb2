-- SPDX-License-Identifier: Apache-2.0
-- The engine's functions on paths and folders, over the virtual files.
local host = ...
local S = host.stub
local lib = S.lib
local core = S.core
local sub, find, table = lib.string.sub, lib.string.find, lib.table
local V = S.virtual
local allowed, inside, parent, store = V.allowed, V.inside, V.parent, V.store

function core.get_modpath(name)
    return S.checkString(name, 1, "get_modpath") == S.modname and S.modpath or nil
end
function core.get_worldpath(name)
    return name ~= nil and S.worldpath .. "/" .. S.checkString(name, 1, "get_worldpath") or S.worldpath
end
function core.get_builtin_path() return "/builtin/" end
function core.get_user_path() return "/user" end
function core.get_mod_data_path() return S.worldpath .. "/mod_data/" .. S.modname end
function core.get_modnames() return { S.modname } end
local function makeFolder(path)
    local plain = allowed(S.checkString(path, 1, "mkdir"), true)
    if V.files()[plain] then
        return false
    end
    while plain and #plain > 1 do
        V.folders()[plain] = true
        plain = parent(plain)
    end
    return true
end
core.mkdir = makeFolder
function core.path_exists(path)
    local plain = allowed(S.checkString(path, 1, "path_exists"), false)
    return (V.files()[plain] or V.folders()[plain]) ~= nil
end
local function listFolder(path, wantFolders)
    local plain, names, seen = allowed(S.checkString(path, 1, "get_dir_list"), false), {}, {}
    local function look(all, isFolder)
        if wantFolders ~= nil and (wantFolders and true or false) ~= isFolder then
            return
        end
        for other in lib.next, all do
            local rest = inside(other, plain) and sub(other, #plain + 2) or ""
            if rest ~= "" and not find(rest, "/", 1, true) and not seen[rest] then
                seen[rest] = true
                names[#names + 1] = rest
            end
        end
    end
    look(V.files(), false)
    look(V.folders(), true)
    table.sort(names)
    return names
end
core.get_dir_list = listFolder
function core.safe_file_write(path, content)
    local plain = allowed(S.checkString(path, 1, "safe_file_write"), true)
    content = S.checkString(content, 2, "safe_file_write")
    return V.folders()[parent(plain) or ""] ~= nil and store(plain, content)
end
local function removeTree(path, recursive)
    local plain = allowed(S.checkString(path, 1, "rmdir"), true)
    if not V.folders()[plain] or plain == S.worldpath then
        return false
    end
    if #listFolder(plain) > 0 and not recursive then
        return false
    end
    for name in lib.next, S.rawCopy(V.files()) do
        if inside(name, plain) then
            store(name, "")
            V.files()[name] = nil
        end
    end
    for name in lib.next, S.rawCopy(V.folders()) do
        if inside(name, plain) then
            V.folders()[name] = nil
        end
    end
    return true
end
core.rmdir = removeTree
local function copyTree(from, to, remove)
    local old, new = allowed(S.checkString(from, 1, "cpdir"), remove), allowed(S.checkString(to, 2, "cpdir"), true)
    if not V.folders()[old] or inside(new, old) then
        return false
    end
    makeFolder(new)
    for name in lib.next, S.rawCopy(V.files()) do
        local content = inside(name, old) and V.settled(name)
        if content then
            store(new .. sub(name, #old + 1), content)
        end
    end
    if remove then
        removeTree(old, true)
    end
    return true
end
function core.cpdir(from, to) return copyTree(from, to, false) end
function core.mvdir(from, to) return copyTree(from, to, true) end
