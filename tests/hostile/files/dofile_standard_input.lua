-- expect: failed
dofile()
