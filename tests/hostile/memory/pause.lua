-- expect: limit memory|limit cpu
collectgarbage("setpause", 1000000)
collectgarbage("setstepmul", 1)
while true do local t = {1, 2, 3, 4, {}} end
