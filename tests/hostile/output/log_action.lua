-- expect: limit output
while true do core.log("action", "x") end
