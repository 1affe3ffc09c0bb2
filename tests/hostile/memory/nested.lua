-- expect: limit memory|limit cpu
local t = {}
while true do t = {t} end
