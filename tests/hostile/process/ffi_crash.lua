-- expect: failed
local ffi = require("ffi")
local p = ffi.cast("char *", 0)
p[0] = 1
