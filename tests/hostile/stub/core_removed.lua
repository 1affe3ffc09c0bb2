-- expect: loaded
core = nil
minetest = nil
