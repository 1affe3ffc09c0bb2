-- expect: failed
error({state = "loaded", reason = "ok", line = 0, registered = {}, findings = {}, behaviour = {}})
