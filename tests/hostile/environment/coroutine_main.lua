-- expect: loaded
local main = coroutine.running()
if main then
    if debug.getlocal and debug.getlocal(main, 1, 1) then error("escaped") end
    pcall(coroutine.resume, main)
    pcall(coroutine.close or print, main)
end
