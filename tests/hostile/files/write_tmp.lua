-- expect: failed Mod security
local f = assert(io.open("@TMP@", "w"))
f:write("escaped")
f:close()
