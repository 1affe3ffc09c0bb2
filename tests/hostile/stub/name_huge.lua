-- expect: limit cpu|failed|limit memory|limit report|loaded
core.register_node("mymod:" .. string.rep("a", 10000000), {description = "A"})
