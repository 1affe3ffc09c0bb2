-- expect: loaded|failed
for name, f in pairs(core) do
    if type(f) == "function" then pcall(setfenv, f, {}) end
end
for name, f in pairs(_G) do
    if type(f) == "function" and f ~= pcall and f ~= setfenv then pcall(setfenv, f, {}) end
end
core.register_node("mymod:a", {description = "A"})
