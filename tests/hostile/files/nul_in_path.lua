-- expect: loaded
for _, path in ipairs({"/etc/passwd\0", "@TMP@\0/mods/mymod/init.lua", "/world/x\0/../../etc/passwd"}) do
    local ok, f = pcall(io.open, path, "r")
    if ok and f and f:read("*a"):find("root:") then error("escaped by " .. path) end
end
