-- expect: failed
local f = assert(io.open(core.get_worldpath() .. "/big", "w"))
for i = 1, 64 do assert(f:write(string.rep("x", 65536))) end
f:close()
error("escaped: 4 MiB written")
