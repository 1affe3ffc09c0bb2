-- expect: limit output
while true do core.debug("x", {}) end
