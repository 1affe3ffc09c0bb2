-- expect: failed
core.request_shutdown("bye", false, 0)
core.register_node("mymod:a", {description = "A"})
