-- expect: failed|loaded
local function f() table.sort({2, 1}, function() f() return false end) end
f()
