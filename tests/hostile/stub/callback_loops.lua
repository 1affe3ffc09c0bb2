-- expect: loaded|limit cpu
core.register_node("mymod:a", {description = "A", on_construct = function() while true do end end})
