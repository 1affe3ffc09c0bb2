-- expect: loaded|failed|limit memory|limit cpu
local f = function() return 1 end
for i = 1, 100000 do local g = f f = coroutine.wrap(function() return g() end) end
f()
