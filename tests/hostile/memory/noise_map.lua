-- expect: limit memory|limit cpu|failed|loaded
local np = {offset = 0, scale = 1, spread = {x = 100, y = 100, z = 100}, seed = 1, octaves = 1, persist = 0.5}
local ok, map = pcall(core.get_perlin_map, np, {x = 100000, y = 100000, z = 100000})
if ok and map then map:get_3d_map({x = 0, y = 0, z = 0}) end
