-- expect: loaded
if string.dump then local ok, s = pcall(string.dump, function() end) if ok and s then
    local f = loadstring(s) if f then error("escaped") end end end
