-- expect: failed
debug.sethook(function() error("hook") end, "c")
while true do end
