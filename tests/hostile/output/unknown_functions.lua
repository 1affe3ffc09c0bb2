-- expect: loaded|limit output|limit cpu|limit report|limit memory
for i = 1, 1000000 do local x = core["unknown" .. i] end
