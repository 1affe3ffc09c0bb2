-- expect: loaded
pcall(function() os.setlocale("de_DE.UTF-8") end)
assert(tostring(1.5) == "1.5")
