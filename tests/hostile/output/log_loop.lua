-- expect: limit output
while true do core.log("error", "x") end
