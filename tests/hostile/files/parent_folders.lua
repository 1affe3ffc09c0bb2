-- expect: failed
for _, path in ipairs({"/mods/mymod/../../etc/passwd", "/world/../etc/passwd", "/mods/mymod/./../../@TMP@"}) do
    local ok, f = pcall(io.open, path, "r")
    if ok and f then error("escaped by " .. path) end
end
assert(io.open("/world/../../etc/passwd"))
