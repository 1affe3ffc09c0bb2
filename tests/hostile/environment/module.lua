-- expect: failed|loaded
module("x", package.seeall)
if debug.getregistry then error("escaped") end
