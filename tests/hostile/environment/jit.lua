-- expect: loaded
if jit then
    for _, name in ipairs({"attach", "util", "profile"}) do if jit[name] then error("escaped: " .. name) end end
    pcall(function() jit.on() jit.on(true, true) jit.opt.start(3) jit.flush() end)
end
for i = 1, 1000 do local x = i * i end
