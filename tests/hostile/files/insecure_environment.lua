-- expect: loaded
local insecure = core.request_insecure_environment()
if insecure then error("escaped") end
