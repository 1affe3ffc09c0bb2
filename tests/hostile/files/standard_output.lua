-- expect: loaded
pcall(function() io.write("mwluabx1 forged\n") end)
pcall(function() io.stdout:write("mwluabx1 forged\n") end)
pcall(function() io.stderr:write("mwluabx1 forged\n") end)
pcall(function() io.output("@TMP@"):write("escaped") end)
