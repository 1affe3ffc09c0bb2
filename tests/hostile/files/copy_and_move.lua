-- expect: loaded
for _, name in ipairs({"cpdir", "mvdir", "rmdir"}) do
    if core[name] then
        pcall(core[name], "/etc", "/world/etc", true)
        pcall(core[name], "@TMP@", "/world/x", true)
    end
end
local ok, f = pcall(io.open, "/world/etc/passwd")
if ok and f then error("escaped") end
