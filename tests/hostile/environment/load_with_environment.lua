-- expect: loaded|failed
local env = {}
local ok, f = pcall(load, "return _G, debug", "x", "t", env)
if ok and f then local g, d = f() if d and d.getregistry then error("escaped") end end
