-- expect: loaded
-- registered: 
core.registered_nodes["mymod:forged"] = {name = "mymod:forged", description = "F"}
core.registered_items["mymod:forged"] = {name = "mymod:forged"}
