-- expect: failed Mod security
assert(core.mkdir("/tmp/mesewright_hostile_folder"))
