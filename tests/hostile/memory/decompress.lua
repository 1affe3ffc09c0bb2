-- expect: loaded|failed|limit memory|limit cpu
local s = string.rep("\0", 1000000)
for i = 1, 3 do
    local ok, packed = pcall(core.compress, s, "deflate", 9)
    if ok then pcall(core.decompress, packed, "deflate") end
end
