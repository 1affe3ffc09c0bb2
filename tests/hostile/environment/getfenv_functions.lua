-- expect: loaded
local seen = {}
local function look(t)
    if seen[t] then return end
    seen[t] = true
    for k, v in next, t do
        if type(v) == "table" then look(v) end
        if type(v) == "function" then
            local ok, env = pcall(getfenv, v)
            if ok and type(env) == "table" and type(rawget(env, "debug")) == "table" and rawget(env, "debug").getregistry then
                error("escaped by " .. tostring(k))
            end
        end
    end
end
look(_G)
