-- expect: failed
for i = 1, 100000 do
    local f = assert(io.open("/world/f" .. i, "w"))
    assert(f:write(string.rep("x", 100)))
    f:close()
end
error("escaped")
