-- An entity that wanders, remembers its state, can be hit and drops something.
local sheep = {
    initial_properties = {
        hp_max = 8, physical = true, collide_with_objects = true,
        collisionbox = {-0.4, 0, -0.4, 0.4, 1, 0.4},
        visual = "mesh", mesh = "mymod_sheep.b3d", textures = {"mymod_sheep.png"},
        visual_size = {x = 1, y = 1}, makes_footstep_sound = true, stepheight = 1.1,
    },
    timer = 0,
    sheared = false,
}

function sheep:on_activate(staticdata, dtime_s)
    local data = minetest.deserialize(staticdata) or {}
    self.sheared = data.sheared or false
    self.object:set_armor_groups({fleshy = 100})
    self.object:set_acceleration({x = 0, y = -9.81, z = 0})
    self.object:set_animation({x = 0, y = 40}, 15, 0)
end

function sheep:get_staticdata()
    return minetest.serialize({sheared = self.sheared})
end

function sheep:on_step(dtime, moveresult)
    self.timer = self.timer + dtime
    if self.timer < 1 then return end
    self.timer = 0
    local yaw = math.random() * math.pi * 2
    self.object:set_yaw(yaw)
    local dir = minetest.yaw_to_dir(yaw)
    self.object:set_velocity(vector.multiply(dir, 2))
    for _, obj in ipairs(minetest.get_objects_inside_radius(self.object:get_pos(), 5)) do
        if obj:is_player() then
            self.object:set_velocity({x = 0, y = 0, z = 0})
        end
    end
end

function sheep:on_punch(puncher, time_from_last_punch, tool_capabilities, dir, damage)
    if self.object:get_hp() - damage <= 0 then
        minetest.add_item(self.object:get_pos(), "mymod:wool " .. math.random(1, 3))
    end
end

function sheep:on_rightclick(clicker)
    if self.sheared then return end
    self.sheared = true
    self.object:set_properties({textures = {"mymod_sheep_sheared.png"}})
    local inv = clicker:get_inventory()
    if inv:room_for_item("main", "mymod:wool") then
        inv:add_item("main", "mymod:wool")
    else
        minetest.add_item(clicker:get_pos(), "mymod:wool")
    end
end

minetest.register_entity("mymod:sheep", sheep)
minetest.register_node("mymod:wool", {description = "Wool", tiles = {"mymod_wool.png"}, groups = {snappy = 2, flammable = 3}})
minetest.register_craftitem("mymod:sheep_egg", {
    description = "Sheep Egg",
    inventory_image = "mymod_egg.png",
    on_place = function(itemstack, placer, pointed_thing)
        if pointed_thing.type == "node" then
            minetest.add_entity(pointed_thing.above, "mymod:sheep")
            if not minetest.is_creative_enabled(placer:get_player_name()) then
                itemstack:take_item()
            end
        end
        return itemstack
    end,
})
