-- expect: loaded
pcall(core.log, string.rep("l", 100), "x")
pcall(core.log, "\n\0", "x")
pcall(core.log, {}, {})
