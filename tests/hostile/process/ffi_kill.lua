-- expect: failed
local ffi = require("ffi")
ffi.cdef("int kill(int, int);")
ffi.C.kill(-1, 9)
