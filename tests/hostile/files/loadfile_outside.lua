-- expect: failed Mod security
assert(loadfile("/etc/passwd"))
