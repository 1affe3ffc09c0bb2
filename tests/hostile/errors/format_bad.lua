-- expect: failed
string.format("%d%y%z", 1)
