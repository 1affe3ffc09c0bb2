-- expect: failed|limit memory
local function f() return 1 + f() end
f()
