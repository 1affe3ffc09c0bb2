-- expect: loaded
local loaded = package and package.loaded or {}
for name, lib in pairs(loaded) do
    if type(lib) == "table" and (rawget(lib, "popen") or rawget(lib, "getregistry") or rawget(lib, "execute")) then error("escaped: " .. name) end
end
