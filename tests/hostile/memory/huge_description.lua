-- expect: limit report|limit memory
core.register_node("mymod:a", {description = string.rep("x", 5000000)})
