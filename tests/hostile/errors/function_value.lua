-- expect: failed
error(function() end)
