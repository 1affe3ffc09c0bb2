-- expect: loaded|failed
core.run_callbacks = function() error("run") end
core.registered_on_mods_loaded = 7
core.callback_origins = nil
