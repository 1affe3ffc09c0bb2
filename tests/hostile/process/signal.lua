-- expect: failed
require("posix.signal").kill(1, 9)
