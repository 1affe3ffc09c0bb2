-- expect: limit cpu
("x"):gsub("x", function() while true do end end)
