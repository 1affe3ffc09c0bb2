-- expect: failed|loaded|limit cpu|limit memory
local function f() return pcall(f) end
f()
local function g() pcall(g) end
g()
