-- expect: failed
assert(false, setmetatable({}, {__tostring = function() return "words" end}))
