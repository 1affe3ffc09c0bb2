-- expect: failed no
pcall = function() return true end
xpcall = pcall
error_real = error
error = function() end
assert = function() return true end
tostring = function() return "ok" end
type = function() return "table" end
error_real("no")
