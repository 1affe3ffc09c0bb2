-- expect: failed
os.exit(true, true)
