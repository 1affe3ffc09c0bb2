-- expect: failed|limit cpu
error(setmetatable({}, {__tostring = function() while true do end end}))
