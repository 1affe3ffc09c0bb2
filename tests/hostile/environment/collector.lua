-- expect: loaded
for _, what in ipairs({"count", "step", "collect", "setpause", "setstepmul", "stop", "restart", "incremental", "generational", "isrunning", "x"}) do
    pcall(collectgarbage, what, 0)
    pcall(collectgarbage, what, -1)
end
