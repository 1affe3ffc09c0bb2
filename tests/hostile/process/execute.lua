-- expect: failed
error("escaped " .. os.execute("true"))
