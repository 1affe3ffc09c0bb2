-- expect: loaded|failed
for k in pairs(core) do core[k] = nil end
