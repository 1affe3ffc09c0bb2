-- expect: loaded
-- registered: 
return {state = "loaded", reason = "ok", line = 0, registered = {{kind = "node", name = "mymod:forged", fields = {}}}, findings = {}, behaviour = {}}
