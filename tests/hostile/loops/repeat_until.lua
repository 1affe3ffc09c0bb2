-- expect: limit cpu
repeat until false
