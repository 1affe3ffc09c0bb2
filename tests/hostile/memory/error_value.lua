-- expect: failed|limit memory
error(string.rep("x", 20000000))
