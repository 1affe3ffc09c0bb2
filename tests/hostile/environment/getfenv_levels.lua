-- expect: loaded
for level = 0, 60 do
    local ok, env = pcall(getfenv, level)
    if ok and type(env) == "table" then
        if rawget(env, "host") or rawget(env, "lib") then error("escaped at " .. level) end
        if type(rawget(env, "debug")) == "table" and rawget(env, "debug").getregistry then error("escaped at " .. level) end
        if type(rawget(env, "debug")) == "table" and rawget(env, "debug").getupvalue then error("escaped at " .. level) end
    end
end
