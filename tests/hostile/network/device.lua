-- expect: failed Mod security
local f = assert(io.open("/dev/tcp/127.0.0.1/@PORT@", "w"))
f:write("x")
