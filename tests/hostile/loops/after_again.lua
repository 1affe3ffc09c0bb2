-- expect: loaded
local function again() core.after(0, again) end
again()
