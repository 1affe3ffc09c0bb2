-- expect: loaded|failed
core.registered_globalsteps = core.registered_globalsteps or {}
table.insert(core.registered_globalsteps, 5)
table.insert(core.registered_globalsteps, {})
core.registered_globalsteps[1.5] = "x"
