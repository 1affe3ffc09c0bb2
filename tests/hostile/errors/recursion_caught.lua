-- expect: loaded|limit memory
local function f() return 1 + f() end
for i = 1, 20 do assert(not pcall(f)) end
