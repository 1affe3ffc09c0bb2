-- expect: loaded
for _, s in ipairs({"\27LJ\2\0\0", "\27Lua\81\0"}) do
    local ok, x = pcall(core.deserialize, s)
    if ok and x then error("escaped") end
end
