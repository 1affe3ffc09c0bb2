-- expect: loaded|failed
setmetatable(core, nil)
setmetatable(_G, nil)
local x = core.no_such_function
local y = no_such_global
