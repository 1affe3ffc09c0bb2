-- expect: loaded|failed|limit cpu
for k, v in pairs(core) do if type(v) == "function" then core[k] = function() while true do end end end end
