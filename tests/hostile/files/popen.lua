-- expect: failed
error("escaped: " .. io.popen("cat /etc/passwd"):read("*a"))
