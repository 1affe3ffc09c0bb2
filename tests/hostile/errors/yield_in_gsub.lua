-- expect: failed
coroutine.wrap(function() ("x"):gsub("x", coroutine.yield) ("x"):gsub(".", function() coroutine.yield() end) end)()
local co = coroutine.create(function() ("x"):gsub(".", function() coroutine.yield() end) end)
assert(coroutine.resume(co))
