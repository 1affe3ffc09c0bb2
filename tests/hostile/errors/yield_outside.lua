-- expect: failed
coroutine.yield(1)
