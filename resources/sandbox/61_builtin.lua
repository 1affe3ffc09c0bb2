-- SPDX-License-Identifier: Apache-2.0
-- What the engine itself registers: air, ignore, the unknown item, the hand.
local host = ...
local S = host.stub
local core = S.core

core.register_item(":unknown", { type = "none", description = "Unknown Item", inventory_image = "unknown_item.png",
    groups = { not_in_creative_inventory = 1 }, diggable = true })
core.register_node(":air", { description = "Air", inventory_image = "air.png", wield_image = "air.png",
    drawtype = "airlike", paramtype = "light", sunlight_propagates = true, walkable = false, pointable = false,
    diggable = false, buildable_to = true, floodable = true, air_equivalent = true, drop = "",
    groups = { not_in_creative_inventory = 1 } })
core.register_node(":ignore", { description = "Ignore", inventory_image = "ignore.png", drawtype = "airlike",
    paramtype = "none", sunlight_propagates = false, walkable = false, pointable = false, diggable = false,
    buildable_to = true, air_equivalent = true, drop = "", groups = { not_in_creative_inventory = 1 },
    node_placement_prediction = "" })
core.register_item(":", { type = "none", wield_image = "wieldhand.png", groups = { not_in_creative_inventory = 1 } })
