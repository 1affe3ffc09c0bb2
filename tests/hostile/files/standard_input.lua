-- expect: loaded
local ok, text = pcall(function() return io.read("*a") end)
if ok and text and #text > 0 then error("escaped: " .. text) end
