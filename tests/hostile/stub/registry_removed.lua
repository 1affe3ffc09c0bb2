-- expect: loaded|failed
core.registered_nodes = nil
core.registered_items = nil
core.registered_entities = nil
core.register_node("mymod:a", {description = "A"})
