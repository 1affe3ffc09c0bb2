-- expect: loaded
assert(not xpcall(error, function() error("again") end))
