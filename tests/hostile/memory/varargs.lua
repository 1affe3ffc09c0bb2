-- expect: failed|limit memory|limit cpu
local function f(...) return f(1, ...) end
f()
