-- expect: loaded
local f = loadstring("\27Lua\84\0\25\147\13\10\26\10\4\8\8" .. string.rep("\0", 100))
if f then error("escaped") end
