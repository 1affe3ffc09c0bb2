-- expect: limit memory|limit cpu|limit report
for i = 1, 1e7 do core.register_node("mymod:n" .. i, {description = "Node " .. i}) end
