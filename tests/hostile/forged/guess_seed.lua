-- expect: failed no
math.randomseed(1)
for i = 1, 100 do print(math.random(2 ^ 31)) end
error("no")
