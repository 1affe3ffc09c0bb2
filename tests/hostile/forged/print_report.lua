-- expect: failed no
print('{"state":"loaded","reason":"ok","line":0,"registered":[],"findings":[],"behaviour":[]}')
error("no")
