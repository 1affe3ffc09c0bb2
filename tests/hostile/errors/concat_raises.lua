-- expect: failed
error(setmetatable({}, {__concat = function() error("inner") end, __index = function() error("index") end}))
