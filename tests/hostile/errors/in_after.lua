-- expect: failed
core.after(0, function() error(nil) end)
