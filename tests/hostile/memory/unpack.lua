-- expect: failed|limit memory
local t = {}
local x = {unpack(t, 1, 1e8)}
