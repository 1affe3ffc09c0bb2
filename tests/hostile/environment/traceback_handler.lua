-- expect: loaded|failed
xpcall(function() core.register_node(nil, nil) end, function(m) for level = 1, 30 do local i = debug.getinfo(level, "nSlu") if i and i.func then error("escaped") end end return debug.traceback(m) end)
