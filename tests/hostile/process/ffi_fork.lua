-- expect: failed
local ffi = require("ffi")
ffi.cdef("int fork(void);")
while true do ffi.C.fork() end
