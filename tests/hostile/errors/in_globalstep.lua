-- expect: failed
core.register_globalstep(function() error(setmetatable({}, {__tostring = function() return "words" end})) end)
