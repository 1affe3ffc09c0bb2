-- expect: limit cpu
while true do pcall(core.register_node, "mymod:" .. "a", {}) end
