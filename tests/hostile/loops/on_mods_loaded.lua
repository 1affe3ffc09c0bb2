-- expect: limit cpu
core.register_on_mods_loaded(function() while true do end end)
