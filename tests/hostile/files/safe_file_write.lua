-- expect: failed Mod security
assert(core.safe_file_write("@TMP@", "escaped"))
