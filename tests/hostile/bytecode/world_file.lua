-- expect: loaded
local f = io.open("/world/x.lua", "wb")
if f then
    f:write("\27LJ\2\0\0\0\0" .. string.rep("\255", 200))
    f:close()
    local ok, chunk = pcall(loadfile, "/world/x.lua")
    if ok and chunk then error("escaped") end
    if pcall(dofile, "/world/x.lua") then error("escaped") end
end
