-- expect: loaded
local ok, f = pcall(load, "\27LJ\2\0\0", "x", "b")
if ok and f then error("escaped") end
local ok2, g = pcall(load, "\27LJ\2\0\0", "x", "bt", {})
if ok2 and g then error("escaped") end
