-- expect: failed
string.char(unpack({256, -1}))
