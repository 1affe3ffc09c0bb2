-- expect: loaded
for _, name in ipairs({"getregistry", "getupvalue", "setupvalue", "upvaluejoin", "upvalueid", "getlocal", "setlocal",
    "sethook", "gethook", "setmetatable", "getmetatable", "getfenv", "setfenv", "getuservalue", "setuservalue", "debug"}) do
    if debug[name] then error("escaped: debug." .. name) end
end
