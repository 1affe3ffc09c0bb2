-- expect: limit memory|limit cpu|failed|loaded
local vm = VoxelManip({x = -30000, y = -30000, z = -30000}, {x = 30000, y = 30000, z = 30000})
local data = vm:get_data()
while #data > 1e6 do data[#data + 1] = 1 end
