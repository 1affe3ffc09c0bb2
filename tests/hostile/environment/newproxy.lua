-- expect: loaded
if newproxy then
    local p = newproxy(true)
    local m = getmetatable(p)
    m.__index = function(_, k) return k end
    m.__tostring = function() return "proxy" end
    m.__gc = function() error("gc") end
    local q = newproxy(p)
    p, q, m = nil
    collectgarbage()
end
