-- expect: loaded
local ok, f = pcall(io.open, core.get_modpath("mymod") .. "/init.lua", "w")
if ok and f then f:write("escaped") f:close() end
