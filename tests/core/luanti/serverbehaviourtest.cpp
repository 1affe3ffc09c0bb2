// SPDX-License-Identifier: Apache-2.0
#include "tests/core/luanti/servertesting.h"

#include <string>

using namespace mesewright;

namespace {

class ServerBehaviour : public WithServer
{
protected:
    /// The steps' results; the program must have loaded.
    Json results(const std::string& code, const char* steps)
    {
        run = runOne(code, Json::parse(steps));
        EXPECT_EQ(run.state, ModRun::State::Loaded) << run.reason << run.log;
        return run.behaviour;
    }

    ModRun run;
};

TEST_F(ServerBehaviour, PlacesPunchesClicksAndDigsNodes)
{
    const Json steps = results(R"(
        minetest.register_node("mymod:lamp", {
            drop = {items = {{items = {"mymod:lamp", "mymod:dust 2"}}}}, groups = {dig_immediate = 3},
            on_construct = function(pos) minetest.get_meta(pos):set_string("infotext", "off") end,
            after_place_node = function(pos, placer)
                minetest.get_meta(pos):set_string("owner", placer:get_player_name()) end,
            on_punch = function(pos) minetest.get_meta(pos):set_int("punched", 1) end,
            on_rightclick = function(pos, node, clicker)
                minetest.swap_node(pos, {name = "mymod:lit"}) end,
        })
        minetest.register_node("mymod:lit", {can_dig = function() return false end})
        minetest.register_craftitem("mymod:dust", {})
        minetest.register_alias("lamp", "mymod:lamp")
    )",
                               R"([{"do":"place","node":"lamp"},{"do":"punch"},
        {"do":"dig"},{"do":"place","node":"mymod:lamp","pos":[120,-7,40],"player":"ann"},
        {"do":"rightclick"},{"do":"dig"},{"do":"dig","pos":{"x":0,"y":1,"z":0}},
        {"do":"place","node":"mymod:dust"},{"do":"place","node":"nothing:here"}])");
    ASSERT_EQ(steps.size(), 9U);
    EXPECT_EQ(nlohmann::json(steps[0]),
              nlohmann::json::parse(R"({"do":"place","ok":true,"node":"mymod:lamp",
                  "meta":{"infotext":"off","owner":"singleplayer"}})"));
    EXPECT_EQ(steps[1]["meta"]["punched"], "1");
    EXPECT_EQ(steps[2]["node"], "air");
    EXPECT_EQ(steps[2]["drops"].dump(), R"(["mymod:lamp","mymod:dust 2"])");
    EXPECT_EQ(steps[3]["meta"]["owner"], "ann");
    EXPECT_EQ(steps[4]["node"], "mymod:lit");
    EXPECT_EQ(steps[5]["node"], "mymod:lit");
    EXPECT_EQ(steps[5]["drops"].dump(), "[]");
    EXPECT_EQ(steps[6]["node"], "air");
    EXPECT_EQ(steps[7]["ok"], false);
    EXPECT_EQ(steps[7]["error"], "node \"mymod:dust\" is not registered");
    EXPECT_EQ(steps[8]["error"], "node \"nothing:here\" is not registered");
}

TEST_F(ServerBehaviour, LetsTimePass)
{
    const Json steps = results(R"(
        minetest.register_node("mymod:clock", {
            on_construct = function(pos) minetest.get_node_timer(pos):start(0.5) end,
            on_timer = function(pos) minetest.get_meta(pos):set_string("timer", "rang") end})
        minetest.register_abm({nodenames = {"mymod:clock"}, interval = 1, chance = 1,
            action = function(pos) minetest.get_meta(pos):set_string("abm", "ran") end})
        local steps = 0
        minetest.register_globalstep(function() steps = steps + 1 end)
        minetest.after(1, minetest.chat_send_all, "later")
        minetest.register_chatcommand("steps", {func = function() return steps > 20, tostring(steps) end})
        minetest.register_entity("mymod:e", {initial_properties = {hp_max = 4}, on_activate = function(self) self.age = 0 end,
            on_step = function(self, dtime) self.age = self.age + dtime
                if self.age > 0.3 then minetest.chat_send_all("old") self.object:remove() end end})
    )",
                               R"([{"do":"place","node":"mymod:clock"},
        {"do":"entity","name":"mymod:e"},{"do":"step","seconds":2.5},{"do":"punch"},
        {"do":"command","name":"steps"},{"do":"step","seconds":100},{"do":"step","seconds":-1}])");
    ASSERT_EQ(steps.size(), 7U);
    EXPECT_EQ(steps[1]["alive"], true);
    EXPECT_EQ(steps[1]["properties"]["hp_max"], 4);
    EXPECT_EQ(steps[2]["ok"], true);
    EXPECT_NE(steps[2]["message"].get<std::string>().find("old"), std::string::npos) << steps[2];
    EXPECT_EQ(steps[3]["meta"]["timer"], "rang");
    EXPECT_EQ(steps[3]["meta"]["abm"], "ran");
    EXPECT_EQ(steps[4]["result"], true) << steps[4];
    EXPECT_EQ(steps[5]["error"], "steps can wait from 0 to 60 s in all");
    EXPECT_EQ(steps[6]["ok"], false);
}

TEST_F(ServerBehaviour, RunsCommandsAndPlayersEvents)
{
    const Json steps = results(R"(
        local S = minetest.get_translator("mymod")
        minetest.register_chatcommand("hello", {privs = {server = true}, func = function(name, param)
            minetest.chat_send_player(name, minetest.colorize("#ff0000", "first"))
            minetest.chat_send_player("somebody else", "not for you")
            return true, S("Hello @1", name) .. " " .. param end})
        minetest.register_chatcommand("silent", {func = function() end})
        minetest.register_chatcommand("breaks", {func = function() error("broken", 0) end})
        minetest.register_chatcommand("where", {func = function(name)
            local player = minetest.get_player_by_name(name)
            player:get_inventory():add_item("main", "mymod:i 3")
            return player:is_player() and #minetest.get_connected_players() > 0,
                player:get_inventory():get_stack("main", 1):to_string() end})
        minetest.register_craftitem("mymod:i", {})
        minetest.register_on_joinplayer(function(player)
            minetest.chat_send_player(player:get_player_name(), "welcome " .. player:get_player_name()) end)
        minetest.register_on_leaveplayer(function(player) minetest.chat_send_all("bye") end)
        minetest.register_on_dieplayer(function(player)
            minetest.chat_send_player(player:get_player_name(), "ouch " .. player:get_hp()) end)
        minetest.register_on_chat_message(function(name, text)
            if text == "ping" then minetest.chat_send_player(name, "pong") return true end end)
    )",
                               R"([{"do":"command","name":"hello","param":"you"},
        {"do":"command","name":"/silent"},{"do":"command","name":"breaks"},
        {"do":"command","name":"none"},{"do":"command","name":"where","player":"bob"},
        {"do":"join","player":"ann"},{"do":"chat","player":"ann","text":"ping"},
        {"do":"chat","text":"/hello again"},{"do":"die","player":"ann"},
        {"do":"leave","player":"ann"},{"do":"dance"},{"nothing":1},7])");
    ASSERT_EQ(steps.size(), 13U);
    EXPECT_EQ(steps[0]["result"], true);
    EXPECT_EQ(steps[0]["message"], "first\nHello singleplayer you");
    EXPECT_EQ(nlohmann::json(steps[1]),
              nlohmann::json::parse(R"({"do":"command","ok":true,"result":null,"message":""})"));
    EXPECT_EQ(steps[2]["error"], "broken");
    EXPECT_EQ(steps[3]["error"], "there is no chat command \"none\"");
    EXPECT_EQ(steps[4]["result"], true) << steps[4];
    EXPECT_EQ(steps[4]["message"], "mymod:i 3");
    EXPECT_EQ(steps[5]["message"], "welcome ann");
    EXPECT_EQ(steps[6]["message"], "pong");
    EXPECT_EQ(steps[7]["message"], "first\nHello singleplayer again");
    EXPECT_EQ(steps[8]["message"], "ouch 0");
    EXPECT_EQ(steps[9]["message"], "bye");
    EXPECT_EQ(steps[10]["error"], "there is no behaviour step of that name");
    EXPECT_EQ(steps[11]["ok"], false);
    EXPECT_EQ(steps[12]["ok"], false);
}

TEST_F(ServerBehaviour, CraftsAndUsesItems)
{
    const Json steps = results(R"(
        minetest.register_craftitem("mymod:a", {on_use = minetest.item_eat(3)})
        minetest.register_craftitem("mymod:b", {on_use = function(stack)
            stack:take_item(2) return stack end})
        minetest.register_craftitem("mymod:c", {})
        minetest.register_craft({output = "mymod:b 4", recipe = {{"mymod:a", "", "mymod:a"}}})
        minetest.register_craft({type = "shapeless", output = "mymod:c", recipe = {"mymod:a", "mymod:b"}})
        minetest.register_craft({type = "cooking", output = "mymod:c 2", recipe = "mymod:a", cooktime = 7})
        minetest.register_craft({type = "fuel", recipe = "mymod:a", burntime = 30})
    )",
                               R"([{"do":"craft","items":["mymod:a",null,"mymod:a"]},
        {"do":"craft","width":2,"items":["mymod:b","","","mymod:a"]},
        {"do":"craft","method":"cooking","items":["mymod:a"]},
        {"do":"craft","method":"fuel","items":["mymod:a"]},
        {"do":"craft","items":["mymod:c"]},
        {"do":"use","item":"mymod:a 5"},{"do":"use","item":"mymod:b 5"},
        {"do":"use","item":"mymod:c"},{"do":"use","item":"x:y"},{"do":"craft"}])");
    ASSERT_EQ(steps.size(), 10U);
    EXPECT_EQ(steps[0]["output"], "mymod:b 4");
    EXPECT_EQ(steps[1]["output"], "mymod:c");
    EXPECT_EQ(steps[2]["output"], "mymod:c 2");
    EXPECT_EQ(steps[2]["time"], 7);
    EXPECT_EQ(steps[3]["time"], 30);
    EXPECT_EQ(steps[4]["output"], "");
    EXPECT_EQ(steps[5]["item"], "mymod:a 4");
    EXPECT_EQ(steps[6]["item"], "mymod:b 3");
    EXPECT_EQ(steps[7]["error"], "item \"mymod:c\" has no on_use");
    EXPECT_EQ(steps[8]["ok"], false);
    EXPECT_EQ(steps[9]["error"], "the step craft needs items");
}

TEST_F(ServerBehaviour, AStepMayEndTheServerAndTheRunIsStillTold)
{
    // An error in an entity's step ends the real server; it comes after the program had loaded.
    const Json steps = results(R"(
        minetest.register_entity("mymod:bad", {on_step = function() error("in the step") end})
        minetest.register_chatcommand("hi", {func = function() return true, "hi" end})
        minetest.register_chatcommand("stop", {func = function()
            minetest.request_shutdown() return true end})
    )",
                               R"([{"do":"command","name":"hi"},{"do":"command","name":"stop"},
        {"do":"entity","name":"mymod:bad"},
        {"do":"step","seconds":2},{"do":"command","name":"hi"}])");
    ASSERT_EQ(steps.size(), 5U);
    EXPECT_EQ(steps[0]["ok"], true);
    EXPECT_EQ(steps[1]["result"], true);
    EXPECT_EQ(steps[3]["ok"], false);
    EXPECT_NE(steps[3]["error"].get<std::string>().find("in the step"), std::string::npos);
    EXPECT_EQ(steps[4]["ok"], false);
    EXPECT_FALSE(run.findings.empty());
}

TEST_F(ServerBehaviour, WhatCallbacksDoNeverDecides)
{
    options.limits.wallSeconds = 15;
    const std::vector<ModProgram> programs{
        program("minetest.register_node('mymod:a', {on_punch = function() while true do end end})"),
        program("minetest.register_craftitem('mymod:a', {on_use = function() error() end})"),
        program("minetest.register_chatcommand('a', {func = function() error({}) end})"),
        program("minetest.register_on_joinplayer(function(p) p:set_attach(1) p:no_such() end)"),
        program("minetest.register_lbm({name='mymod:l', nodenames={'air'}, "
                "action=function(pos, node) assert(node.name == 'air') "
                "assert(minetest.get_node(pos).name == 'air') end})"),
    };
    const auto runs = runAll(programs);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        EXPECT_EQ(runs[i].state, ModRun::State::Loaded) << runs[i].reason;
        EXPECT_EQ(runs[i].findings.empty(), i == 4) << runs[i].findings;
    }
    EXPECT_EQ(runs[0].findings[0]["text"],
              "calling what was registered ended the server: it did not end in 3 s");
}

} // namespace
