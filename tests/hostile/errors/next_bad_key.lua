-- expect: failed
next({}, "no such key")
