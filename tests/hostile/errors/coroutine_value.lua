-- expect: failed
error(coroutine.create(print))
