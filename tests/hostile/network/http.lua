-- expect: loaded
local http = core.request_http_api and core.request_http_api()
if http then http.fetch({url = "http://127.0.0.1:@PORT@/"}, function() error("escaped") end) end
