-- expect: loaded
local ok, f = pcall(function() return io.tmpfile() end)
if ok and f then error("escaped") end
