-- expect: loaded|failed|limit memory|limit cpu
core.find_nodes_in_area({x = -30000, y = -30000, z = -30000}, {x = 30000, y = 30000, z = 30000}, {"air", "mymod:a"})
