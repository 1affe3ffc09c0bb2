-- expect: limit output|limit cpu|limit memory|loaded
for i = 1, 300000 do core.chat_send_all(string.rep("x", 100)) end
