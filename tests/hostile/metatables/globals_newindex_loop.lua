-- expect: limit cpu
setmetatable(_G, {__newindex = function() while true do end end})
x_new = 1
