-- expect: limit memory|limit cpu
local t = {}
local piece = ("x"):rep(100000)
for i = 1, 10000 do t[i] = piece end
local s = table.concat(t)
