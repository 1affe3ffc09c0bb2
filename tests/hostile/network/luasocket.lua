-- expect: failed
local s = require("socket").tcp()
s:connect("127.0.0.1", @PORT@)
