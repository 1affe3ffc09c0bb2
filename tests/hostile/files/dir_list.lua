-- expect: failed Mod security
for _, name in ipairs(core.get_dir_list("/")) do error("escaped: " .. name) end
for _, name in ipairs(core.get_dir_list("/etc")) do error("escaped: " .. name) end
