-- expect: failed|limit memory
print(#{unpack({}, 1, 2 ^ 31 - 1)})
