-- expect: limit cpu|limit memory|loaded
for i = 1, 300000 do core.after(0, function() core.after(0, print) end) end
