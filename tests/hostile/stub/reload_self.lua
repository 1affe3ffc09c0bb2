-- expect: loaded|failed|limit cpu|limit memory
local n = (rawget(_G, "mymod_n") or 0) + 1
rawset(_G, "mymod_n", n)
dofile(core.get_modpath("mymod") .. "/init.lua")
