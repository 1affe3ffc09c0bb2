-- expect: failed
assert(loadstring(string.rep("do ", 100000) .. string.rep("end ", 100000)))
