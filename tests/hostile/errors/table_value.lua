-- expect: failed
error({})
