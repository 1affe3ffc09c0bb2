-- expect: loaded
local ok, settings = pcall(Settings, "/etc/passwd")
if ok and settings then
    local names = pcall(settings.get_names, settings) and settings:get_names() or {}
    for _, name in ipairs(names) do error("escaped: " .. name) end
    pcall(settings.set, settings, "x", "escaped")
    pcall(settings.write, settings)
end
local ok2, other = pcall(Settings, "@TMP@")
if ok2 and other then
    pcall(other.set, other, "x", "escaped")
    pcall(other.write, other)
end
