-- expect: failed
core.after(0, function() os.exit(0) end)
