-- expect: failed|loaded|limit memory
assert(loadstring("return " .. string.rep("1 .. ", 100000) .. "1"))
