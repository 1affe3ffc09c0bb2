-- A furnace on a node timer: cooking and fuel recipes, inventory, swapping to an active node.
local function active_formspec(percent)
    return "size[8,8.5]list[context;src;2.75,0.5;1,1;]list[context;fuel;2.75,2.5;1,1;]" ..
        "image[2.75,1.5;1,1;fire.png^[lowpart:" .. percent .. ":fire_fg.png]list[context;dst;4.75,0.96;2,2;]"
end

local function swap(pos, name)
    local node = minetest.get_node(pos)
    if node.name == name then return end
    node.name = name
    minetest.swap_node(pos, node)
end

local function on_timer(pos, elapsed)
    local meta = minetest.get_meta(pos)
    local inv = meta:get_inventory()
    local cooked, after = minetest.get_craft_result({method = "cooking", width = 1, items = inv:get_list("src")})
    if cooked.time == 0 then
        swap(pos, "mymod:furnace")
        meta:set_string("infotext", "Furnace empty")
        return false
    end
    local fuel = meta:get_float("fuel")
    if fuel <= 0 then
        local burnt, afterfuel = minetest.get_craft_result({method = "fuel", width = 1, items = inv:get_list("fuel")})
        if burnt.time == 0 then
            meta:set_string("infotext", "Furnace out of fuel")
            return false
        end
        inv:set_stack("fuel", 1, afterfuel.items[1])
        fuel = burnt.time
    end
    local done = meta:get_float("done") + elapsed
    if done >= cooked.time and inv:room_for_item("dst", cooked.item) then
        inv:add_item("dst", cooked.item)
        inv:set_stack("src", 1, after.items[1])
        done = 0
    end
    meta:set_float("fuel", fuel - elapsed)
    meta:set_float("done", done)
    meta:set_string("formspec", active_formspec(math.floor(fuel)))
    meta:set_string("infotext", "Furnace active")
    swap(pos, "mymod:furnace_active")
    return true
end

for _, active in ipairs({false, true}) do
    minetest.register_node("mymod:furnace" .. (active and "_active" or ""), {
        description = "Furnace",
        tiles = {"top.png", "top.png", "side.png", "side.png", "side.png",
            active and {name = "front_active.png", backface_culling = false,
                animation = {type = "vertical_frames", aspect_w = 16, aspect_h = 16, length = 1.5}} or "front.png"},
        paramtype2 = "facedir",
        light_source = active and 8 or 0,
        groups = {cracky = 2},
        drop = "mymod:furnace",
        on_timer = on_timer,
        on_construct = function(pos)
            local inv = minetest.get_meta(pos):get_inventory()
            inv:set_size("src", 1)
            inv:set_size("fuel", 1)
            inv:set_size("dst", 4)
        end,
        on_rightclick = function(pos, node, clicker)
            local inv = minetest.get_meta(pos):get_inventory()
            inv:add_item("src", "mymod:dough 2")
            inv:add_item("fuel", "mymod:coal")
            minetest.get_node_timer(pos):start(1.0)
        end,
        can_dig = function(pos)
            local inv = minetest.get_meta(pos):get_inventory()
            return inv:is_empty("fuel") and inv:is_empty("dst") and inv:is_empty("src")
        end,
        on_blast = function(pos)
            minetest.remove_node(pos)
            return {"mymod:furnace"}
        end,
    })
end
minetest.register_craftitem("mymod:dough", {description = "Dough", inventory_image = "dough.png"})
minetest.register_craftitem("mymod:bread", {description = "Bread", inventory_image = "bread.png", on_use = minetest.item_eat(5)})
minetest.register_craftitem("mymod:coal", {description = "Coal", inventory_image = "coal.png", groups = {coal = 1}})
minetest.register_craft({type = "cooking", output = "mymod:bread", recipe = "mymod:dough", cooktime = 3})
minetest.register_craft({type = "fuel", recipe = "group:coal", burntime = 40})
