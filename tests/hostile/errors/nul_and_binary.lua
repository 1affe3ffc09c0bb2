-- expect: failed
error("a\0b\255\254\237\160\128c")
