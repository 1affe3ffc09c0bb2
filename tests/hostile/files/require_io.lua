-- expect: failed
local io = require("io")
error("escaped " .. type(io))
