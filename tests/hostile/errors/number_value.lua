-- expect: failed
error(0 / 0)
