-- expect: failed no
host = host or {}
host.run = function() return {state = "loaded"} end
host.stub = nil
error("no")
