-- expect: failed
error(setmetatable({}, {__tostring = function() return {} end}))
