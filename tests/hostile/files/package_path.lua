-- expect: loaded
if package and package.loadlib then error("escaped: loadlib") end
if package and package.searchpath then
    local ok, found = pcall(package.searchpath, "passwd", "/etc/?")
    if ok and found then error("escaped: searchpath") end
end
if package and package.loaded and package.loaded.io and package.loaded.io.popen then error("escaped: popen") end
