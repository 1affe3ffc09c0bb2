-- expect: loaded
if rawget(_G, "ffi") then error("escaped") end
if package and package.loaded and package.loaded.ffi then error("escaped") end
if package and package.preload and package.preload.ffi then error("escaped") end
