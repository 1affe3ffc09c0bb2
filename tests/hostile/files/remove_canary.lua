-- expect: failed Mod security
assert(os.remove("@TMP@"))
