-- expect: failed
core.register_node("mymod:\255\0\n", {description = "A"})
