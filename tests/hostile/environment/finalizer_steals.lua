-- expect: loaded
local proxy = newproxy and newproxy(true) or setmetatable({}, {})
getmetatable(proxy).__gc = function()
    for level = 0, 30 do
        local ok, env = pcall(getfenv, level)
        if ok and type(env) == "table" and type(rawget(env, "debug")) == "table" and rawget(env, "debug").getregistry then
            stolen = env
        end
    end
end
proxy = nil
collectgarbage()
if rawget(_G, "stolen") then error("escaped") end
