-- expect: failed
local ffi = require("ffi")
ffi.cdef("int socket(int, int, int);")
error("escaped " .. ffi.C.socket(2, 1, 0))
