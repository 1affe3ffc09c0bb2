-- expect: limit cpu
local function deep(n) if n == 0 then while true do debug.traceback() end end return (deep(n - 1)) end
deep(100)
