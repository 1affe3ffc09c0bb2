-- expect: loaded
local f = loadstring("#!\n\27LJ\2\0\0\0")
if f then error("escaped") end
local g = loadstring("\239\187\191\27LJ\2\0\0\0")
if g then error("escaped") end
