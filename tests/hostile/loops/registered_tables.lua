-- expect: limit cpu
core.registered_nodes = setmetatable({}, {__index = function() while true do end end})
local x = core.registered_nodes["a"]
