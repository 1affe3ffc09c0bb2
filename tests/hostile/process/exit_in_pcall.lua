-- expect: loaded
-- registered: mymod:a
pcall(function() os.exit(0) end)
pcall(os.exit)
core.register_node("mymod:a", {description = "A"})
