-- expect: limit memory|limit cpu|failed
local t = {}
for i = 1, 20 do t = {t, t} end
local s = core.serialize(t)
while true do s = s .. s end
