-- expect: loaded
for level = 0, 60 do
    local ok, info = pcall(debug.getinfo, level, "f")
    if ok and type(info) == "table" and info.func then error("escaped at " .. level) end
    local ok2, info2 = pcall(debug.getinfo, level)
    if ok2 and type(info2) == "table" and info2.func then error("escaped at " .. level) end
end
local info = debug.getinfo(core.register_node)
if type(info) == "table" and info.func and info.func ~= core.register_node then error("escaped") end
