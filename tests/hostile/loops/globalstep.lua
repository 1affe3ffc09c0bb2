-- expect: limit cpu
core.register_globalstep(function() while true do end end)
