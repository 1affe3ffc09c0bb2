-- expect: failed no
local pcall, setfenv, error = pcall, setfenv, error
for level = 0, 60 do pcall(setfenv, level, {}) end
error("no")
