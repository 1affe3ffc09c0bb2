-- expect: failed|loaded
local raw = core.register_item_raw
raw({name = "mymod:forged", type = "node"})
