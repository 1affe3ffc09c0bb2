-- expect: loaded
local co
co = coroutine.create(function() assert(not coroutine.resume(co)) end)
assert(coroutine.resume(co))
