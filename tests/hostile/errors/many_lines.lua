-- expect: failed
error(string.rep("line\n", 100000))
