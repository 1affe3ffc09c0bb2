-- expect: loaded|failed|limit memory|limit cpu
local ok, x = pcall(core.parse_json, string.rep("[", 1000000))
local ok2, y = pcall(core.deserialize, "return " .. string.rep("{", 1000000))
