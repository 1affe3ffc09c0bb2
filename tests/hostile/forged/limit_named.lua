-- expect: failed CPU time
error("CPU time of 2 s")
