-- expect: loaded|failed|limit cpu
core.register_node("mymod:a", setmetatable({}, {__index = function(_, k) return k == "description" and "A" or nil end,
    __pairs = function() while true do end end, __len = function() error("len") end}))
