-- Works with or without other mods: what is missing is asked for, never assumed.
local has_default = minetest.get_modpath("default") ~= nil
local sounds = has_default and default.node_sound_stone_defaults() or nil
if minetest.global_exists("sfinv") then
    sfinv.register_page("mymod:page", {title = "Mine", get = function() return "" end})
end
if minetest.features.add_entity_with_staticdata and minetest.has_feature("object_step_has_moveresult") then
    minetest.log("info", "a new engine")
end
local http = minetest.request_http_api and minetest.request_http_api()
assert(not http)
assert(minetest.request_insecure_environment() == nil)
local ok, err = pcall(function() return io.open("/etc/passwd") end)
assert(not ok and tostring(err):find("Mod security"))
minetest.register_node("mymod:slab", {
    description = "Slab", tiles = {"slab.png"}, sounds = sounds, drawtype = "nodebox", paramtype = "light",
    node_box = {type = "fixed", fixed = {-0.5, -0.5, -0.5, 0.5, 0, 0.5}}, groups = {cracky = 3},
    on_place = minetest.rotate_node,
})
minetest.register_alias_force("old:slab", "mymod:slab")
local version = minetest.get_version()
minetest.log("action", "[mymod] loaded on " .. version.project .. " " .. version.string)
