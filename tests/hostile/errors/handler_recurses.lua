-- expect: loaded|failed
local function h() error("again") end
assert(not xpcall(function() xpcall(error, h) error("x") end, h))
