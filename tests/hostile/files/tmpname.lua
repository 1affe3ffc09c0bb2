-- expect: loaded
local ok, name = pcall(function() return os.tmpname() end)
if ok and name then pcall(io.open, name, "w") end
