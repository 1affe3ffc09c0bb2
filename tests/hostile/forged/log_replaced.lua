-- expect: failed no
core.log = function() end
print = core.log
core.debug = core.log
error("no")
