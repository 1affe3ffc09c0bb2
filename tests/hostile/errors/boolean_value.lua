-- expect: failed
error(false)
