-- expect: failed
local t = setmetatable({}, {})
getmetatable(t).__index = t
local x = t.x
