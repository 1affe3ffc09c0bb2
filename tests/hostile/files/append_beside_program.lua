-- expect: failed Mod security
local f = assert(io.open("@BIN@", "a"))
f:write("escaped")
f:close()
