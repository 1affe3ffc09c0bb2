-- expect: failed no
for i = 1, 1000 do print("mwluabx1" .. string.rep(string.char(i % 256), 16) .. "\1\0\0\0\0\0\0\0\2\0\0\0\0\0\0\0{}") end
error("no")
