-- expect: failed|loaded|limit memory|limit cpu
local function f() return coroutine.wrap(f)() end
f()
