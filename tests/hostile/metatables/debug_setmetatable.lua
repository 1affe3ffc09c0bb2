-- expect: loaded
if debug.setmetatable then
    debug.setmetatable(nil, {__index = function() return function() end end})
    error("escaped")
end
if debug.getmetatable then error("escaped") end
