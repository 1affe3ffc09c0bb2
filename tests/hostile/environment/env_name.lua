-- expect: loaded
local e = _ENV
if type(e) == "table" and type(rawget(e, "debug")) == "table" and rawget(e, "debug").getregistry then error("escaped") end
