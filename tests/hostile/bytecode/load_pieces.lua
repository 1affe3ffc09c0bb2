-- expect: loaded
local pieces = {"\27", "LJ", "\2\0", string.rep("\255", 64)}
local at = 0
local ok, f = pcall(load, function() at = at + 1 return pieces[at] end)
if ok and f then error("escaped") end
