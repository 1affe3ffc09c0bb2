-- expect: failed|limit memory
local function deep(n) local a, b, c, d = n, n, n, n return deep(n + 1) + a + b + c + d end
local t = {}
while true do local co = coroutine.create(deep) pcall(coroutine.resume, co, 1) t[#t + 1] = co end
