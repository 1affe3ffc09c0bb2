-- expect: loaded|failed|limit cpu|limit memory
core.registered_globalsteps = setmetatable({}, {__index = function(t, i) return function() end end, __len = function() return 2 ^ 40 end})
