-- expect: loaded|failed|limit cpu
core.registered_nodes = setmetatable({}, {__index = function() error("index") end, __newindex = function() error("new") end})
core.register_node("mymod:a", {description = "A"})
