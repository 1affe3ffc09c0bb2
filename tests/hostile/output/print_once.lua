-- expect: limit output
print(string.rep("x", 2000000))
