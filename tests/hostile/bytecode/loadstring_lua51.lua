-- expect: loaded
local f = loadstring("\27Lua\81\0\1\4\8\4\8\0" .. string.rep("\0", 100))
if f then error("escaped") end
