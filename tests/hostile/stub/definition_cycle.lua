-- expect: loaded
-- registered: mymod:a
local def = {description = "A"}
def.self = def
def.groups = {cracky = 1}
def[def] = def
def[print] = print
def[1.5] = 0 / 0
def[true] = 1 / 0
core.register_node("mymod:a", def)
