-- expect: failed Mod security
dofile("@TMP@")
