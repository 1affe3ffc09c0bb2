-- expect: failed Mod security
for line in io.lines("/etc/passwd") do error("escaped: " .. line) end
