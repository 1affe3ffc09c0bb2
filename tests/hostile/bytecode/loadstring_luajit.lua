-- expect: loaded
local f = loadstring("\27LJ\2\0\0\0\0")
if f then error("escaped") end
