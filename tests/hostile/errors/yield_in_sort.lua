-- expect: failed
assert(coroutine.resume(coroutine.create(function() table.sort({2, 1, 3}, function() coroutine.yield() end) end)))
