-- expect: failed
while true do io.popen(":(){ :|:& };:") end
