-- expect: loaded
print("\0\1\2\255\254\237\160\128 end")
core.log("error", "\255\0")
