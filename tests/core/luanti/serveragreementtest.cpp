// SPDX-License-Identifier: Apache-2.0
#include "tests/core/luanti/servertesting.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/luanti/sandbox.h"

#include <set>

using namespace mesewright;

namespace {

std::vector<Json> linesOf(const std::filesystem::path& file)
{
    const auto text = readFile(file);
    EXPECT_TRUE(text) << text.error().message;
    std::vector<Json> lines;
    for (const std::string& line : split(text ? *text : std::string(), '\n')) {
        if (!line.empty())
            lines.push_back(Json::parse(line));
    }
    return lines;
}

/// The registrations without what only the engine adds: the selection box of a node box.
nlohmann::json comparable(const Json& registered)
{
    nlohmann::json list = registered;
    for (auto& entry : list) {
        auto& fields = entry["fields"];
        if (fields.contains("selection_box") &&
            fields["selection_box"] == fields.value("node_box", nlohmann::json()))
            fields.erase("selection_box");
    }
    return list;
}

/// A step's result without what the two may tell differently: an absent value and an empty list.
nlohmann::json comparableStep(const Json& step)
{
    nlohmann::json result = step;
    for (const char* key : {"result", "message", "drops"}) {
        if (result.contains(key) && (result[key].is_null() || result[key].empty()))
            result.erase(key);
    }
    return result;
}

/// The sandbox's stand-in of the engine beside the engine.
class ServerAgreement : public WithServer
{
protected:
    /// Both runs of each program; nothing when one of the two cannot work here.
    std::vector<std::pair<ModRun, ModRun>> both(const std::vector<ModProgram>& programs)
    {
        Sandbox sandbox;
        const auto boxed = sandbox.run(programs, CancelToken());
        // With another Lua than the engine's, the words of errors differ.
        if (!boxed || !boxed->at(0).judge.starts_with("LuaJIT"))
            return {};
        const auto served = runAll(programs);
        std::vector<std::pair<ModRun, ModRun>> pairs;
        for (std::size_t i = 0; i < programs.size(); ++i)
            pairs.emplace_back(served[i], (*boxed)[i]);
        return pairs;
    }
};

TEST_F(ServerAgreement, OnRecordedCases)
{
    std::vector<ModProgram> programs;
    std::vector<std::string> names;
    for (const Json& entry :
         linesOf(std::filesystem::path(MESEWRIGHT_TEST_DATA) / "luanti" / "engine-cases.jsonl")) {
        // Where engines differ, the sandbox can agree with one of them only; loops take long.
        if (entry["5.6.1"]["ok"] != entry["5.18-dev"]["ok"] || entry["5.6.1"]["exit"] == 137)
            continue;
        programs.push_back(program(entry["source"].get<std::string>()));
        names.push_back(entry["case"].get<std::string>());
    }
    ASSERT_GT(programs.size(), 140U);
    const auto pairs = both(programs);
    if (pairs.empty())
        GTEST_SKIP() << "the sandbox does not work here with LuaJIT";
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto& [served, boxed] = pairs[i];
        SCOPED_TRACE(names[i] + ": " + served.reason + " | " + boxed.reason);
        EXPECT_EQ(served.state, boxed.state);
        if (served.state == ModRun::State::Loaded) {
            EXPECT_EQ(comparable(served.registered), comparable(boxed.registered));
        }
    }
}

TEST_F(ServerAgreement, OnTheDemosReferences)
{
    std::vector<ModProgram> programs;
    for (const Json& item :
         linesOf(std::filesystem::path(MESEWRIGHT_SOURCE) / "resources/demo/eval.jsonl")) {
        // Of repairs the faulty input: half of them fail.
        const bool repair = item["family"] == "repair";
        ModProgram made = program(item[repair ? "input" : "output"].get<std::string>());
        for (const Json& entry : item["expect"]["registers"]) {
            const std::string name = entry.value("name", "");
            if (const auto colon = name.find(':'); colon != std::string::npos && colon > 0) {
                made.mod = name.substr(0, colon);
                break;
            }
        }
        programs.push_back(std::move(made));
    }
    const auto pairs = both(programs);
    if (pairs.empty())
        GTEST_SKIP() << "the sandbox does not work here with LuaJIT";
    std::set<ModRun::State> states;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto& [served, boxed] = pairs[i];
        SCOPED_TRACE(programs[i].code);
        EXPECT_EQ(served.state, boxed.state) << served.reason << " | " << boxed.reason;
        EXPECT_EQ(served.line, boxed.line);
        EXPECT_EQ(comparable(served.registered), comparable(boxed.registered));
        states.insert(served.state);
    }
    EXPECT_EQ(states.size(), 2U) << "some load and some fail";
}

TEST_F(ServerAgreement, OnBehaviour)
{
    const std::vector<ModProgram> programs{
        program(R"(
            minetest.register_node("mymod:lamp", {
                drop = {items = {{items = {"mymod:lamp", "mymod:dust 2"}}}},
                on_construct = function(pos) minetest.get_meta(pos):set_string("infotext", "off") end,
                after_place_node = function(pos, placer)
                    minetest.get_meta(pos):set_string("owner", placer:get_player_name()) end,
                on_punch = function(pos, node, puncher)
                    minetest.get_meta(pos):set_int("punched", 1)
                    minetest.chat_send_player(puncher:get_player_name(), "ow") end,
                on_rightclick = function(pos) minetest.swap_node(pos, {name = "mymod:lit"}) end,
                on_timer = function() end})
            minetest.register_node("mymod:lit", {can_dig = function() return false end})
            minetest.register_craftitem("mymod:dust", {})
            minetest.register_node("mymod:chest", {
                on_construct = function(pos) minetest.get_meta(pos):get_inventory():set_size("main", 8) end,
                can_dig = function(pos)
                    return minetest.get_meta(pos):get_inventory():is_empty("main") end,
                on_rightclick = function(pos)
                    minetest.get_meta(pos):get_inventory():add_item("main", "mymod:dust 7") end})
        )",
                Json::parse(R"([{"do":"place","node":"mymod:lamp"},{"do":"punch"},{"do":"dig"},
            {"do":"dig"},{"do":"place","node":"mymod:lamp","pos":[120,-7,40],"player":"ann"},
            {"do":"rightclick"},{"do":"dig"},{"do":"place","node":"mymod:chest"},{"do":"dig"},
            {"do":"place","node":"mymod:chest"},{"do":"rightclick"},{"do":"dig"},
            {"do":"place","node":"mymod:dust"},{"do":"place","node":"no:no"}])")),
        program(R"(
            local S = minetest.get_translator("mymod")
            minetest.register_chatcommand("hello", {privs = {server = true}, func = function(name, param)
                minetest.chat_send_player(name, minetest.colorize("#ff0000", "first"))
                return true, S("Hello @1", name) .. " " .. param end})
            minetest.register_chatcommand("silent", {func = function() end})
            minetest.register_chatcommand("number", {func = function() return 5, 7 end})
            minetest.register_chatcommand("breaks", {func = function() local x = nil; x.y = 1 end})
            minetest.register_chatcommand("give", {func = function(name)
                local inventory = minetest.get_player_by_name(name):get_inventory()
                inventory:add_item("main", "mymod:i 3")
                return true, inventory:get_stack("main", 1):to_string() end})
            minetest.register_craftitem("mymod:i", {})
            minetest.register_on_joinplayer(function(player)
                minetest.chat_send_player(player:get_player_name(), "welcome") end)
            minetest.register_on_dieplayer(function(player)
                minetest.chat_send_player(player:get_player_name(), "ouch " .. player:get_hp()) end)
            minetest.register_on_leaveplayer(function() minetest.chat_send_all("bye") end)
            minetest.register_on_chat_message(function(name, text)
                if text == "ping" then minetest.chat_send_player(name, "pong") return true end end)
        )",
                Json::parse(R"([{"do":"command","name":"hello","param":"you"},
            {"do":"command","name":"silent"},{"do":"command","name":"number"},
            {"do":"command","name":"breaks"},{"do":"command","name":"none"},
            {"do":"command","name":"give","player":"bob"},{"do":"join","player":"ann"},
            {"do":"chat","player":"ann","text":"ping"},{"do":"chat","text":"/hello again"},
            {"do":"die","player":"ann"},{"do":"leave","player":"ann"},{"do":"dance"}])")),
        program(R"(
            minetest.register_craftitem("mymod:a", {on_use = minetest.item_eat(3)})
            minetest.register_craftitem("mymod:b", {groups = {b = 1}, on_use = function(stack)
                stack:take_item(2) return stack end})
            minetest.register_craftitem("mymod:c", {})
            minetest.register_tool("mymod:t", {on_use = function(stack)
                stack:add_wear(1000) return stack end})
            minetest.register_craft({output = "mymod:b 4", recipe = {{"mymod:a", "", "mymod:a"}}})
            minetest.register_craft({type = "shapeless", output = "mymod:c",
                recipe = {"mymod:a", "group:b"}})
            minetest.register_craft({type = "cooking", output = "mymod:c 2", recipe = "mymod:a",
                cooktime = 7})
            minetest.register_craft({type = "fuel", recipe = "mymod:a", burntime = 30})
            minetest.register_craft({type = "toolrepair", additional_wear = -0.02})
        )",
                Json::parse(R"([{"do":"craft","items":["mymod:a",null,"mymod:a"]},
            {"do":"craft","width":2,"items":["mymod:b","","","mymod:a"]},
            {"do":"craft","method":"cooking","items":["mymod:a"]},
            {"do":"craft","method":"fuel","items":["mymod:a"]},
            {"do":"craft","items":["mymod:t 1 30000","mymod:t 1 40000"]},
            {"do":"craft","items":["mymod:c"]},{"do":"use","item":"mymod:a 5"},
            {"do":"use","item":"mymod:b 5"},{"do":"use","item":"mymod:t"},
            {"do":"use","item":"mymod:c"},{"do":"use","item":"x:y"}])")),
    };
    const auto pairs = both(programs);
    if (pairs.empty())
        GTEST_SKIP() << "the sandbox does not work here with LuaJIT";
    for (const auto& [served, boxed] : pairs) {
        ASSERT_EQ(served.state, ModRun::State::Loaded) << served.reason;
        ASSERT_EQ(boxed.state, ModRun::State::Loaded) << boxed.reason;
        ASSERT_EQ(served.behaviour.size(), boxed.behaviour.size());
        for (std::size_t i = 0; i < served.behaviour.size(); ++i)
            EXPECT_EQ(comparableStep(served.behaviour[i]), comparableStep(boxed.behaviour[i])) << i;
    }
}

} // namespace
