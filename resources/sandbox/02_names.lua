-- SPDX-License-Identifier: Apache-2.0
-- The names that a mod sees in Luanti 5.6.1 or a 5.18 development build, by where they stand:
-- one line of names a type. Measured by listing the tables of both engines.
local host = ...
host.stub.names = {
    AreaStore = {
        ["function"] = [[
            from_file from_string get_area get_areas_for_pos get_areas_in_area insert_area remove_area
            reserve set_cache_params to_file to_string
        ]],
    },
    InvRef = {
        ["function"] = [[
            add_item contains_item get_list get_lists get_location get_size get_stack get_width is_empty
            remove_item room_for_item set_list set_lists set_size set_stack set_width
        ]],
    },
    ItemStack = {
        ["function"] = [[
            add_item add_wear add_wear_by_uses clear equals get_count get_definition get_description
            get_free_space get_meta get_metadata get_name get_short_description get_stack_max
            get_tool_capabilities get_wear get_wear_bar_params is_empty is_known item_fits peek_item
            replace set_count set_metadata set_name set_wear take_item to_string to_table
        ]],
    },
    NodeMetaRef = {
        ["function"] = [[
            contains equals from_table get get_float get_int get_inventory get_keys get_string
            mark_as_private set_float set_int set_string to_table
        ]],
    },
    NodeTimerRef = {
        ["function"] = "get_elapsed get_timeout is_started set start stop",
    },
    ObjectRef = {
        ["function"] = [[
            add_player_velocity add_pos add_velocity get_acceleration get_animation get_animations
            get_armor_groups get_attach get_attribute get_bone_override get_bone_overrides
            get_bone_position get_breath get_camera get_children get_clouds get_day_night_ratio
            get_effective_observers get_entity_name get_eye_offset get_flags get_formspec_prepend
            get_fov get_guid get_hp get_inventory get_inventory_formspec get_lighting
            get_local_animation get_look_dir get_look_horizontal get_look_pitch get_look_vertical
            get_look_yaw get_luaentity get_meta get_moon get_nametag_attributes get_observers
            get_physics_override get_player_control get_player_control_bits get_player_name
            get_player_velocity get_pos get_properties get_rotation get_sky get_sky_color get_stars
            get_sun get_texture_mod get_velocity get_wield_index get_wield_list get_wielded_item get_yaw
            getacceleration getpos getvelocity getyaw hud_add hud_change hud_get hud_get_all
            hud_get_flags hud_get_hotbar_image hud_get_hotbar_itemcount hud_get_hotbar_selected_image
            hud_remove hud_set_flags hud_set_hotbar_image hud_set_hotbar_itemcount
            hud_set_hotbar_selected_image is_player is_valid move_to moveto override_day_night_ratio
            play_animation punch remove respawn right_click send_mapblock set_acceleration set_animation
            set_animation_frame_speed set_armor_groups set_attach set_attribute set_bone_override
            set_bone_position set_breath set_camera set_clouds set_detach set_eye_offset set_flags
            set_formspec_prepend set_fov set_hp set_inventory_formspec set_lighting set_local_animation
            set_look_horizontal set_look_pitch set_look_vertical set_look_yaw set_minimap_modes set_moon
            set_nametag_attributes set_observers set_physics_override set_pos set_properties
            set_rotation set_sky set_sprite set_stars set_sun set_texture_mod set_velocity
            set_wielded_item set_yaw setacceleration setpos setsprite settexturemod setvelocity setyaw
            stop_animation update_animation
        ]],
    },
    PcgRandom = {
        ["function"] = "get_state next rand_normal_dist set_state",
    },
    PerlinNoise = {
        ["function"] = "get2d get3d get_2d get_3d",
    },
    PseudoRandom = {
        ["function"] = "get_state next",
    },
    Raycast = {
        ["function"] = "next",
    },
    SecureRandom = {
        ["function"] = "next_bytes",
    },
    Settings = {
        ["function"] = [[
            get get_bool get_flags get_names get_np_group get_pos has remove set set_bool set_np_group
            set_pos to_table write
        ]],
    },
    StorageRef = {
        ["function"] = [[
            contains equals from_table get get_float get_int get_keys get_string set_float set_int
            set_string to_table
        ]],
    },
    VoxelArea = {
        ["function"] = [[
            contains containsi containsp getExtent getVolume index indexp iter iterp new position
        ]],
    },
    VoxelManip = {
        ["function"] = [[
            calc_lighting close get_data get_emerged_area get_light_data get_node_at get_param2_data
            initialize read_from_map set_data set_light_data set_lighting set_node_at set_param2_data
            update_liquids update_map was_modified write_to_map
        ]],
    },
    _G = {
        ["function"] = [[
            AreaStore ItemStack PcgRandom PerlinNoise PerlinNoiseMap PseudoRandom Raycast SecureRandom
            Settings ValueNoise ValueNoiseMap VoxelManip assert collectgarbage dofile dump dump2 error
            getfenv getmetatable ipairs load loadfile loadstring next pairs pcall print rawequal rawget
            rawset require select setfenv setmetatable tonumber tostring type unpack xpcall
        ]],
        ["string"] = "DIR_DELIM INIT PLATFORM _VERSION",
        ["table"] = [[
            VoxelArea _G bit core coroutine debug io jit math minetest os package string table vector
            vector2
        ]],
    },
    bit = {
        ["function"] = "arshift band bnot bor bswap bxor lshift rol ror rshift tobit tohex",
    },
    core = {
        ["number"] = [[
            CONTENT_AIR CONTENT_IGNORE CONTENT_UNKNOWN EMERGE_CANCELLED EMERGE_ERRORED EMERGE_FROM_DISK
            EMERGE_FROM_MEMORY EMERGE_GENERATED LIGHT_MAX MAP_BLOCKSIZE PLAYER_MAX_BREATH_DEFAULT
            PLAYER_MAX_HP_DEFAULT
        ]],
        ["function"] = [[
            add_entity add_item add_node add_node_level add_particle add_particlespawner after
            assert_same async_event_handler auth_reload ban_player bulk_set_node bulk_swap_node
            calculate_knockback cancel_async_callback cancel_shutdown_requests change_player_privs
            chat_send_all chat_send_player check_for_falling check_password_entry check_player_privs
            check_single_for_falling clear_craft clear_objects clear_registered_biomes
            clear_registered_decorations clear_registered_ores clear_registered_schematics
            close_formspec colorize colorspec_to_bytes colorspec_to_colorstring colorspec_to_table
            compare_block_status compress cpdir craft_predict create_detached_inventory
            create_detached_inventory_raw create_schematic debug decode_base64 decompress delete_area
            delete_particlespawner deserialize dig_node dir_to_facedir dir_to_fourdir dir_to_wallmounted
            dir_to_yaw disconnect_player do_async_callback do_item_eat dynamic_add_media emerge_area
            encode_base64 encode_png error_handler explode_scrollbar_event explode_table_event
            explode_textlist_event facedir_to_dir find_node_near find_nodes_in_area
            find_nodes_in_area_under_air find_nodes_with_meta find_path fix_light forceload_block
            forceload_free_block format_chat_message formspec_escape fourdir_to_dir generate_decorations
            generate_ores get_active_blocks get_all_craft_recipes get_artificial_light
            get_async_threading_capacity get_auth_handler get_background_escape_sequence
            get_ban_description get_ban_list get_biome_data get_biome_id get_biome_name get_builtin_path
            get_color_escape_sequence get_connected_players get_content_id get_craft_recipe
            get_craft_result get_current_modname get_day_count get_decoration_id get_dig_params
            get_dir_list get_game_info get_gametime get_gen_notify get_globals_to_transfer get_heat
            get_hit_params get_humidity get_inventory get_item_group get_last_run_mod
            get_loadable_blocks get_loaded_blocks get_mapgen_chunksize get_mapgen_edges
            get_mapgen_object get_mapgen_params get_mapgen_setting get_mapgen_setting_noiseparams
            get_meta get_mod_data_path get_mod_storage get_modnames get_modpath get_name_from_content_id
            get_natural_light get_node get_node_boxes get_node_drops get_node_group get_node_level
            get_node_light get_node_max_level get_node_or_nil get_node_raw get_node_timer
            get_noiseparams get_objects_in_area get_objects_inside_radius get_password_hash get_perlin
            get_perlin_map get_player_by_name get_player_information get_player_ip get_player_privs
            get_player_radius_area get_player_window_information get_pointed_thing_position
            get_position_from_hash get_server_max_lag get_server_status get_server_uptime
            get_spawn_level get_timeofday get_tool_wear_after_use get_translated_string get_translator
            get_us_time get_user_path get_value_noise get_value_noise_map get_version get_voxel_manip
            get_worldpath global_exists handle_async handle_node_drops has_feature hash_node_position
            hud_replace_builtin hypertext_escape inventorycube ipc_cas ipc_get ipc_poll ipc_set
            is_area_protected is_colored_paramtype is_creative_enabled is_nan is_player is_protected
            is_singleplayer is_valid_player_name is_yes item_drop item_eat item_pickup item_place
            item_place_node item_place_object item_secondary_use itemstring_with_color
            itemstring_with_palette kick_player line_of_sight load_area log mkdir mod_channel_join mvdir
            node_dig node_punch notify_authentication_modified objects_in_area objects_inside_radius
            on_craft override_chatcommand override_item parse_coordinates parse_json
            parse_relative_number path_exists place_node place_schematic place_schematic_on_vmanip
            player_exists pointed_thing_to_face_pos pos_to_string privs_to_string punch_node
            raillike_group raycast read_schematic record_protection_violation register_abm
            register_alias register_alias_force register_allow_player_inventory_action
            register_async_dofile register_async_metatable register_authentication_handler
            register_biome register_can_bypass_userlimit register_chatcommand register_craft
            register_craft_predict register_craftitem register_decoration register_entity
            register_globalstep register_item register_lbm register_mapgen_script register_node
            register_on_auth_fail register_on_authplayer register_on_chat_message
            register_on_chatcommand register_on_cheat register_on_craft register_on_dieplayer
            register_on_dignode register_on_generated register_on_item_eat register_on_item_pickup
            register_on_joinplayer register_on_leaveplayer register_on_liquid_transformed
            register_on_mapblocks_changed register_on_mapgen_init register_on_modchannel_message
            register_on_mods_loaded register_on_newplayer register_on_placenode
            register_on_player_hpchange register_on_player_inventory_action
            register_on_player_receive_fields register_on_prejoinplayer register_on_priv_grant
            register_on_priv_revoke register_on_protection_violation register_on_punchnode
            register_on_punchplayer register_on_respawnplayer register_on_rightclickplayer
            register_on_shutdown register_ore register_playerevent register_portable_metatable
            register_privilege register_schematic register_tool registered_on_player_hpchange
            remove_detached_inventory remove_detached_inventory_raw remove_node remove_player
            remove_player_auth request_http_api request_insecure_environment request_shutdown rgba rmdir
            rollback_get_last_node_actor rollback_get_node_actions rollback_revert_actions_by
            rotate_and_place rotate_node run_callbacks run_lbm run_priv_callbacks safe_file_write
            send_join_message send_leave_message serialize serialize_roundtrip serialize_schematic
            set_gen_notify set_last_run_mod set_mapgen_params set_mapgen_setting
            set_mapgen_setting_noiseparams set_node set_node_level set_noiseparams set_player_password
            set_player_privs set_timeofday setting_get setting_get_pos setting_getbool setting_save
            setting_set setting_setbool sha1 sha256 show_death_screen show_formspec
            show_general_help_formspec show_privs_help_formspec sound_fade sound_play sound_stop
            spawn_falling_node spawn_item spawn_tree spawn_tree_on_vmanip string_to_area string_to_pos
            string_to_privs strip_background_colors strip_colors strip_escapes strip_foreground_colors
            strip_param2_color swap_node time_to_day_night_ratio transforming_liquid_add translate
            translate_n unban_player_or_ip unregister_biome unregister_chatcommand unregister_item
            urlencode wallmounted_to_dir wrap_text write_json yaw_to_dir
        ]],
        ["table"] = [[
            async_jobs builtin_auth_handler callback_origins chatcommands craftitemdef_default
            detached_inventories dynamic_media_callbacks env features known_metatables luaentities
            nodedef_default noneitemdef_default object_refs objects_by_guid protocol_versions
            registered_abms registered_aliases registered_allow_player_inventory_actions
            registered_biomes registered_can_bypass_userlimit registered_chatcommands
            registered_craft_predicts registered_craftitems registered_decorations registered_entities
            registered_globalsteps registered_items registered_lbms registered_nodes
            registered_on_authplayers registered_on_chat_messages registered_on_chatcommands
            registered_on_cheats registered_on_crafts registered_on_dieplayers registered_on_dignodes
            registered_on_generateds registered_on_item_eats registered_on_item_pickups
            registered_on_joinplayers registered_on_leaveplayers registered_on_liquid_transformed
            registered_on_mapblocks_changed registered_on_modchannel_message registered_on_mods_loaded
            registered_on_newplayers registered_on_placenodes registered_on_player_hpchanges
            registered_on_player_inventory_actions registered_on_player_receive_fields
            registered_on_prejoinplayers registered_on_priv_grant registered_on_priv_revoke
            registered_on_protection_violation registered_on_punchnodes registered_on_punchplayers
            registered_on_respawnplayers registered_on_rightclickplayers registered_on_shutdown
            registered_ores registered_playerevents registered_privileges registered_tools
            rollback_punch_callbacks tooldef_default
        ]],
        ["userdata"] = "settings",
    },
    coroutine = {
        ["function"] = "create isyieldable resume running status wrap yield",
    },
    debug = {
        ["function"] = "debug gethook getinfo sethook traceback upvalueid",
    },
    io = {
        ["function"] = "close flush input lines open output read type write",
    },
    jit = {
        ["string"] = "arch os version",
        ["function"] = "flush off on status",
        ["table"] = "opt",
        ["number"] = "version_num",
    },
    math = {
        ["function"] = [[
            abs acos asin atan atan2 ceil cos cosh deg exp factorial floor fmod frexp hypot isfinite
            ldexp log log10 max min modf pow rad random randomseed round sign sin sinh sqrt tan tanh
        ]],
        ["number"] = "huge pi",
    },
    os = {
        ["function"] = "clock date difftime getenv remove rename setlocale time",
    },
    package = {
        ["string"] = "config cpath path",
        ["function"] = "searchpath",
    },
    string = {
        ["function"] = [[
            byte char dump find format gmatch gsub len lower match pack packsize rep reverse split sub
            trim unpack upper
        ]],
    },
    table = {
        ["function"] = [[
            concat copy copy_with_metatables foreach foreachi getn indexof insert insert_all
            key_value_swap keyof maxn move remove shuffle sort
        ]],
    },
    vector = {
        ["function"] = [[
            abs add angle apply ceil check combine copy cross dir_to_rotation direction distance divide
            dot equals floor from_string in_area length multiply new normalize offset random_direction
            random_in_area rotate rotate_around_axis round sign sort subtract to_string zero
        ]],
        ["table"] = "metatable",
    },
    vector2 = {
        ["function"] = [[
            abs add angle apply ceil check combine copy direction distance divide dot equals floor
            from_angle from_string in_area length multiply new normalize offset random_direction rotate
            round sign sort subtract to_angle to_string zero
        ]],
        ["table"] = "metatable",
    },
}
