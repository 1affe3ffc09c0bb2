-- expect: failed
core.register_node = nil
core.register_node("mymod:a", {description = "A"})
