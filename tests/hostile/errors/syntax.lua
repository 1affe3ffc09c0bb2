-- expect: failed
this is no Lua
