-- expect: failed|loaded
print(#string.format("%99999d", 1))
