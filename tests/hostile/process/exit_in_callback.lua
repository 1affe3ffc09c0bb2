-- expect: failed
core.register_on_mods_loaded(function() os.exit(0) end)
