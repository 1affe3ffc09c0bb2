-- expect: loaded
local home = os.getenv and os.getenv("HOME")
if home and (home == "@HOMEFOLDER@" or home == "/root") then error("escaped: " .. home) end
if os.getenv and os.getenv("PATH") and os.getenv("PATH") == "@PATH@" then error("escaped: PATH") end
