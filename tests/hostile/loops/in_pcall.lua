-- expect: limit cpu
pcall(function() while true do end end)
