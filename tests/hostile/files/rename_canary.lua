-- expect: failed
assert(os.rename("@TMP@", "@TMP@.escaped"))
