-- expect: loaded|limit output|limit cpu|limit report|limit memory
for i = 1, 1000000 do local x = _G["undeclared" .. i] end
