-- expect: failed
error('{"state":"loaded","reason":"ok"}')
