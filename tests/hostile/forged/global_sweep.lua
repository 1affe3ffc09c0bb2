-- expect: loaded
local seen = {}
local function sweep(t, path)
    if seen[t] then return end
    seen[t] = true
    for k, v in next, t do
        if k == "token" or k == "run" and type(v) == "function" and path == "host" then error("escaped: " .. path) end
        if type(v) == "table" then sweep(v, path .. "." .. tostring(k)) end
        local m = getmetatable(v)
        if type(m) == "table" then sweep(m, path .. "!" .. tostring(k)) end
    end
end
sweep(_G, "_G")
if rawget(_G, "host") or rawget(_G, "job") then error("escaped: host") end
