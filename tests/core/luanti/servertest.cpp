// SPDX-License-Identifier: Apache-2.0
#include "tests/core/luanti/servertesting.h"

#include "core/base/files.h"

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <sys/stat.h>
#include <thread>

using namespace mesewright;
namespace fs = std::filesystem;

namespace {

class Server : public WithServer
{
};

TEST_F(Server, TellsWhatIsRegisteredInItsOrder)
{
    const ModRun run = runOne(R"(
        local shared = {cracky = 3}
        minetest.register_craftitem("mymod:dust", {description = "Dust", groups = shared})
        minetest.register_node("mymod:lamp", {
            description = "Lamp", tiles = {"lamp.png"}, light_source = 12, groups = shared,
            _own = {1, 2, {3}}, _odd = {[7] = 1/0, [true] = -1/0, x = 0/0}, _empty = {},
            on_punch = function() end, _half = 0.5, _text = "\0\1\"\\\255",
        })
        minetest.register_tool(":other:pick", {description = "Pick"})
        minetest.register_craft({output = "mymod:lamp 2", recipe = {{"mymod:dust"}}})
        minetest.register_craft({type = "fuel", recipe = "mymod:dust", burntime = 7})
        minetest.register_entity("mymod:e", {initial_properties = {hp_max = 3}, on_step = print})
        minetest.register_abm({label = "grow", nodenames = {"mymod:lamp"}, interval = 2, chance = 5,
            action = function() end})
        minetest.register_lbm({name = "mymod:fix", nodenames = {"mymod:lamp"}, action = function() end})
        minetest.register_alias("lamp", "mymod:lamp")
        minetest.register_chatcommand("hi", {params = "<x>", privs = {fly = true}, func = function() end})
        minetest.register_privilege("magic", "Can do magic")
        minetest.register_privilege("more", {description = "More", give_to_singleplayer = false})
        minetest.register_biome({name = "mymod:biome", y_min = 1})
        minetest.register_globalstep(function() end)
        minetest.register_on_joinplayer(function() end)
        minetest.register_node("mymod:lamp2", {})
        minetest.register_node("mymod:lamp2", {description = "Twice"})
        minetest.register_on_mods_loaded(function()
            minetest.register_craftitem(":mymod:late", {description = "Late"})
        end)
    )");
    ASSERT_EQ(run.state, ModRun::State::Loaded) << run.reason << run.log;
    EXPECT_EQ(run.reason, "ok");
    EXPECT_TRUE(run.judge.starts_with("Luanti 5.")) << run.judge;
    EXPECT_GT(run.seconds, 0);
    EXPECT_GT(run.memory, 1 << 20);
    std::string order;
    for (const Json& entry : run.registered)
        order += entry["kind"].get<std::string>() + " " + entry.value("name", "-") + "\n";
    EXPECT_EQ(order, "craftitem mymod:dust\nnode mymod:lamp\ntool other:pick\ncraft -\ncraft -\n"
                     "entity mymod:e\nabm -\nlbm mymod:fix\nalias lamp\nchatcommand hi\n"
                     "privilege magic\nprivilege more\nbiome mymod:biome\n"
                     "callback register_globalstep\ncallback register_on_joinplayer\n"
                     "node mymod:lamp2\ncallback register_on_mods_loaded\ncraftitem mymod:late\n");
    const Json wanted = Json::parse(R"({"description":"Lamp","tiles":["lamp.png"],
        "light_source":12,"groups":{"cracky":3},"_own":[1,2,[3]],"_half":0.5,"_empty":{},
        "_odd":{"7":{"lua":"inf"},"true":{"lua":"-inf"},"x":{"lua":"nan"}},
        "on_punch":{"lua":"function"},"_text":"\u0000\u0001\"\\\ufffd"})");
    const Json fields = find(run, "node", "mymod:lamp")["fields"];
    EXPECT_EQ(nlohmann::json(fields), nlohmann::json(wanted)) << fields;
    EXPECT_EQ(find(run, "craft")["fields"].dump(),
              R"({"output":"mymod:lamp 2","recipe":[["mymod:dust"]]})");
    EXPECT_EQ(find(run, "alias")["fields"].dump(), R"({"target":"mymod:lamp"})");
    EXPECT_EQ(find(run, "entity")["fields"].dump(),
              R"({"initial_properties":{"hp_max":3},"on_step":{"lua":"function"}})");
    EXPECT_EQ(find(run, "privilege", "magic")["fields"]["description"], "Can do magic");
    EXPECT_EQ(find(run, "node", "mymod:lamp2")["fields"]["description"], "Twice");
}

TEST_F(Server, SaysWhereItFailed)
{
    const std::vector<std::tuple<std::string, std::string, int>> table{
        {"local x = 1\nerror('boom')", "boom", 2},
        {"x = = 1", "unexpected symbol near '='", 1},
        {"\n\nminetest.register_node('other:x', {})",
         "Name other:x does not follow naming conventions: \"mymod:\" or \":\" prefix required", 3},
        {"minetest.after(0, function() local n = 0 n() end)",
         "attempt to call local 'n' (a number value)", 1},
        {"minetest.register_on_mods_loaded(function() error('late') end)", "late", 1},
        {"minetest.after(0, function()\n error('after') end)", "after", 2},
        {"minetest.register_globalstep(function() error('step') end)", "step", 1},
        {"local n = 0 minetest.register_globalstep(function() n = n + 1 "
         "if n == 2 then error('second') end end)",
         "second", 1},
        {"minetest.request_shutdown('', false, 0)\nminetest.register_globalstep(function() "
         "minetest.request_shutdown() end)",
         "it shut the server down before its second step", 0},
        {"\x1bLJ\x02", "Bytecode prohibited when mod security is enabled.", 0},
    };
    std::vector<ModProgram> programs;
    for (const auto& [code, reason, line] : table)
        programs.push_back(program(code));
    const auto runs = runAll(programs);
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto& [code, reason, line] = table[i];
        EXPECT_EQ(runs[i].state, ModRun::State::Failed) << code;
        EXPECT_TRUE(runs[i].reason.ends_with(reason)) << code << ": " << runs[i].reason;
        EXPECT_EQ(runs[i].line, line) << code;
    }
}

TEST_F(Server, TakesErrorsOfAnyKind)
{
    const ModRun run = runOne("error({})");
    EXPECT_EQ(run.state, ModRun::State::Failed);
    // Newer engines make a text of it.
    EXPECT_TRUE(run.reason == "(error object is not a string)" || run.reason == "table: 0x")
        << run.reason;
    EXPECT_EQ(runOne("local x = 1\nerror('boom')").reason, "mymod/init.lua:2: boom");
    EXPECT_EQ(runOne("minetest.after(0, function() error('late') end)").reason,
              "Runtime error from mod 'mymod' in callback environment_Step(): "
              "mymod/init.lua:1: late");
}

TEST_F(Server, GivesFindingsForWhatOnlyWarns)
{
    const ModRun run = runOne(R"(print("printed")
minetest.log("warning", "careful")
local x = undeclared
minetest.register_node("mymod:a", {description = true})
minetest.register_node("mymod:b", {on_punch = function() error("punched") end})
minetest.register_chatcommand("bad", {func = function()
    local t = nil; return t.x end})
minetest.register_on_shutdown(function() error("at the end") end)
)");
    ASSERT_EQ(run.state, ModRun::State::Loaded) << run.reason;
    const auto has = [&](const std::string& kind, const std::string& text, int line) {
        for (const Json& finding : run.findings) {
            if (finding["kind"] == kind && finding["line"] == line &&
                finding["text"].get<std::string>().find(text) != std::string::npos)
                return true;
        }
        return false;
    };
    EXPECT_TRUE(has("warning", "careful", 0)) << run.findings;
    EXPECT_TRUE(has("undeclared_global", "\"undeclared\" accessed", 3)) << run.findings;
    EXPECT_TRUE(has("invalid_field", "Invalid field description", 4)) << run.findings;
    EXPECT_TRUE(has("callback_error", "on_punch of mymod:b: mymod/init.lua:5: punched", 5));
    EXPECT_TRUE(has("callback_error", "chat command bad", 7)) << run.findings;
    EXPECT_TRUE(has("callback_error", "at the end", 8)) << run.findings;
    EXPECT_NE(run.log.find("printed\n"), std::string::npos) << run.log;
    EXPECT_EQ(run.log.find("/tmp/"), std::string::npos) << run.log;
}

TEST_F(Server, KeepsProgramsApart)
{
    std::vector<ModProgram> programs;
    for (int i = 0; i < 12; ++i) {
        programs.push_back(program("assert(not rawget(_G, 'seen')) rawset(_G, 'seen', true)\n"
                                   "minetest.register_craftitem('mymod:i" +
                                   std::to_string(i % 6) + "', {})"));
    }
    const auto runs = runAll(programs);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        EXPECT_EQ(runs[i].state, ModRun::State::Loaded) << runs[i].reason;
        EXPECT_FALSE(find(runs[i], "craftitem", "mymod:i" + std::to_string(i % 6)).is_null());
        EXPECT_EQ(runs[i].registered.size(), 1U);
    }
}

TEST_F(Server, TellsTheSameTwice)
{
    const std::string code = R"(
        for i = 1, 30 do minetest.register_node("mymod:n" .. i, {a = 1, b = 2, c = 3, i = i}) end
        minetest.log("warning", "w" .. undeclared_thing_name_of_mine)
    )";
    const std::string fine = "for i = 1, 30 do minetest.register_node('mymod:n' .. i, "
                             "{a = 1, b = 2, groups = {x = 1, y = 2}}) end local x = nothing";
    for (const std::string& text : {code, fine}) {
        const ModRun first = runOne(text);
        const ModRun second = runOne(text);
        EXPECT_EQ(first.registered.dump(), second.registered.dump());
        EXPECT_EQ(first.findings.dump(), second.findings.dump());
        EXPECT_EQ(first.log, second.log);
        EXPECT_EQ(first.reason, second.reason);
    }
}

TEST_F(Server, TakesOnlyGoodModNames)
{
    std::vector<ModProgram> programs;
    for (const char* name : {"", "../x", "Big", "a b", "x/y", "my_mod2"})
        programs.push_back({name, "", Json::array()});
    programs.push_back({std::string(100, 'a'), "", Json::array()});
    const auto runs = runAll(programs);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        EXPECT_EQ(runs[i].state == ModRun::State::Loaded, programs[i].mod == "my_mod2")
            << programs[i].mod << ": " << runs[i].reason;
    }
}

TEST_F(Server, AnswersKnownProgramsFromTheCache)
{
    options.cacheFolder = folder / "cache";
    const std::vector<ModProgram> programs{
        program("minetest.register_node('mymod:a', {tiles = {'a.png'}})",
                Json::parse(R"([{"do":"place","node":"mymod:a"}])")),
        program("error('x')")};
    const auto first = runAll(programs);
    EXPECT_EQ(hits, 0);
    const auto begin = std::chrono::steady_clock::now();
    const auto second = runAll(programs);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    EXPECT_EQ(hits, 2);
    EXPECT_LT(seconds.count(), 0.3);
    for (std::size_t i = 0; i < programs.size(); ++i) {
        EXPECT_EQ(first[i].state, second[i].state);
        EXPECT_EQ(first[i].registered, second[i].registered);
        EXPECT_EQ(first[i].behaviour, second[i].behaviour);
        EXPECT_EQ(first[i].log, second[i].log);
        EXPECT_EQ(first[i].seconds, second[i].seconds);
        EXPECT_EQ(first[i].judge, second[i].judge);
    }
}

TEST_F(Server, LeavesNothingBehindWhenStopped)
{
    const CancelToken cancel;
    ServerRunner runner(options);
    std::vector<ModProgram> programs;
    for (int i = 0; i < 3; ++i)
        programs.push_back(program("minetest.mkdir(minetest.get_worldpath() .. '/here') "
                                   "while true do end --" +
                                   std::to_string(i)));
    std::optional<Result<std::vector<ModRun>>> runs;
    std::jthread thread([&] { runs = runner.run(programs, cancel); });
    // Until a mod has run so far that it left its mark.
    const auto marked = [&] {
        std::error_code code;
        for (fs::recursive_directory_iterator entry(folder / "worlds", code), end;
             !code && entry != end; entry.increment(code)) {
            if (entry->path().filename() == "here")
                return true;
        }
        return false;
    };
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(15);
    while (!marked() && std::chrono::steady_clock::now() < patience)
        std::this_thread::yield();
    const auto asked = std::chrono::steady_clock::now();
    cancel.request();
    thread.join();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - asked;
    ASSERT_TRUE(runs && !*runs);
    EXPECT_EQ(runs->error().kind, ErrorKind::Stopped);
    EXPECT_LT(seconds.count(), 0.5);
    EXPECT_TRUE(fs::is_empty(folder / "worlds"));
}

/// Programs in the place of a server, and variables that lead to them.
class ServerSearch : public testing::Test
{
protected:
    void SetUp() override
    {
        folder = fs::temp_directory_path() /
                 ("mesewright-searchtest-" + std::to_string(::getpid()) + "-" +
                  testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::create_directories(folder);
    }
    void TearDown() override { fs::remove_all(folder); }

    std::string script(const std::string& name, const std::string& text)
    {
        const fs::path file = folder / name;
        std::ofstream(file) << "#!/bin/sh\n" << text << "\n";
        ::chmod(file.c_str(), 0755);
        return file.string();
    }

    Result<ServerProgram> found(const std::string& given)
    {
        return findServer([&](const std::string& name) -> std::optional<std::string> {
            if (name == "MESEWRIGHT_SERVER" && !given.empty())
                return given;
            return name == "PATH" ? std::optional<std::string>(folder.string()) : std::nullopt;
        });
    }

    fs::path folder;
};

TEST_F(ServerSearch, TakesTheOneThatIsNamedOrNone)
{
    auto server = found(script("s", "echo 'Luanti 5.12.0 (Linux)'"));
    ASSERT_TRUE(server) << server.error().message;
    EXPECT_EQ(server->name, "Luanti 5.12.0");
    EXPECT_TRUE(server->arguments.empty());
    server = found(script("luanti", "[ \"$1\" = --server ] && echo 'Luanti 5.12.0'"));
    ASSERT_TRUE(server) << server.error().message;
    EXPECT_EQ(server->arguments, std::vector<std::string>{"--server"});
    for (const std::string& bad :
         {script("old", "echo 'Minetest 5.4.1 (Linux)'"), script("odd", "echo hello"),
          script("bad", "echo 'Luanti 5.12.0'; exit 1"), (folder / "missing").string(),
          folder.string()}) {
        server = found(bad);
        ASSERT_FALSE(server) << bad;
        EXPECT_EQ(server.error().kind, ErrorKind::Machine);
        EXPECT_NE(server.error().message.find(bad), std::string::npos);
    }
}

TEST_F(ServerSearch, LooksOnThePathAndPassesWrappersOver)
{
    script("luantiserver", "exec /opt/server --config /etc/minetest.conf \"$@\"");
    script("minetestserver", "echo 'Minetest 5.7.0 (Linux)'");
    const auto server = found("");
    ASSERT_TRUE(server);
    // The machine's own server may stand before the one on the path.
    EXPECT_NE(server->program.filename(), "luantiserver");
    script("luantiserver", "echo 'Luanti 5.13.0 (Linux)'");
    const auto first = found("");
    ASSERT_TRUE(first);
    EXPECT_EQ(first->name, "Luanti 5.13.0");
}

TEST_F(ServerSearch, NotRunSaysTheRemedy)
{
    ::setenv("MESEWRIGHT_SERVER", (folder / "missing").c_str(), 1);
    ServerRunner none;
    ::unsetenv("MESEWRIGHT_SERVER");
    const std::vector<ModProgram> programs(3);
    auto runs = none.run(programs, CancelToken());
    ASSERT_TRUE(runs);
    ASSERT_EQ(runs->size(), 3U);
    for (const ModRun& run : *runs) {
        EXPECT_EQ(run.state, ModRun::State::NotRun);
        EXPECT_NE(run.reason.find("MESEWRIGHT_SERVER"), std::string::npos) << run.reason;
    }

    // A program that says it is a server and is none.
    ServerOptions options;
    options.temporaryFolder = folder / "worlds";
    options.server = *found(script("s", "echo 'Luanti 5.12.0'; echo 'ERROR[Main]: no game' >&2"));
    ServerRunner broken(options);
    runs = broken.run(std::span(programs).first(1), CancelToken());
    ASSERT_TRUE(runs);
    EXPECT_EQ((*runs)[0].state, ModRun::State::NotRun);
    EXPECT_NE((*runs)[0].reason.find("did not start"), std::string::npos) << (*runs)[0].reason;
}

} // namespace
