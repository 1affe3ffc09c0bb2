-- expect: limit cpu
core.after(0, function() while true do end end)
