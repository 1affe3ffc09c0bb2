-- expect: failed no
pcall(function() for _, f in ipairs({io.stdout, io.stderr, io.output()}) do f:write("\1\0\0\0\0\0\0\0") end end)
error("no")
