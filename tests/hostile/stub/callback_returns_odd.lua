-- expect: loaded
-- registered: mymod:a x
core.register_node("mymod:a", {description = "A",
    on_construct = function() return setmetatable({}, {__tostring = error}) end,
    on_punch = function() error(setmetatable({}, {__tostring = function() error("x") end})) end,
    on_rightclick = function() coroutine.yield() end,
    on_timer = function() return coroutine.create(print) end})
core.register_chatcommand("x", {func = function() return {}, setmetatable({}, {__tostring = error}) end})
