-- expect: loaded
local count = 0
local path = setmetatable({}, {__tostring = function()
    count = count + 1
    return count > 1 and "/etc/passwd" or "/world/x"
end})
local ok, f = pcall(io.open, path)
if ok and f then error("escaped") end
