-- expect: loaded
-- registered: mymod:a
core.register_node("mymod:a", {description = "\255\0\237\160\128\27[31m", ["k\255\0"] = "v", _f = print, _c = coroutine.create(print)})
