-- expect: loaded|failed
core.get_current_modname = function() return "other" end
core.register_node("other:a", {description = "A"})
