// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/familycheck.h"

#include "core/luanti/modrun.h"
#include "core/scoring/family.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

using namespace mesewright;

namespace {

ModRun loadedRun(const char* registered)
{
    ModRun run;
    run.state = ModRun::State::Loaded;
    run.reason = "ok";
    run.judge = "a test";
    run.log = "hello";
    run.registered = Json::parse(registered);
    return run;
}

FamilyCheckResult check(const std::string& script, const FamilyCheckLimits& limits = {})
{
    const ModRun run = loadedRun(R"([{"kind":"node","name":"mymod:x","fields":{"light_source":7,
        "groups":{"cracky":3},"tiles":["a.png","b.png"],"on_punch":{"lua":"function"},
        "slippery":0.5,"walkable":false}}])");
    const Json expect = Json::parse(R"({"registers":[{"kind":"node"}]})");
    const FamilyCheckInput input{"signs", "write x",     "the input", &expect,
                                 "ans",   "local x = 1", &run};
    return runFamilyCheck(script, "check.lua", input, limits);
}

} // namespace

TEST(FamilyCheck, seesWhatItIsPromised)
{
    const FamilyCheckResult result = check(R"(
        assert(item.family == "signs" and item.instruction == "write x")
        assert(item.input == "the input" and item.expect.registers[1].kind == "node")
        assert(answer == "ans" and code == "local x = 1")
        local node = registered[1]
        assert(#registered == 1 and node.kind == "node" and node.name == "mymod:x")
        assert(node.fields.light_source == 7 and math.type(node.fields.light_source) == "integer")
        assert(node.fields.groups.cracky == 3 and #node.fields.tiles == 2)
        assert(node.fields.on_punch.lua == "function" and node.fields.slippery == 0.5)
        assert(node.fields.walkable == false)
        assert(run.state == "loaded" and run.reason == "ok" and run.log == "hello")
        assert(run.judge == "a test" and #run.findings == 0 and #run.behaviour == 0)
        assert(("x"):upper() == "X" and table.concat({1, 2}, ",") == "1,2" and utf8.char(228) == "ä")
        return true)");
    EXPECT_EQ(result.state, FamilyCheckResult::State::Holds) << result.reason;
}

TEST(FamilyCheck, saysNoWithASentence)
{
    const FamilyCheckResult result = check("return false, 'the node is too dark'");
    EXPECT_EQ(result.state, FamilyCheckResult::State::Fails);
    EXPECT_EQ(result.reason, "the node is too dark");
}

TEST(FamilyCheck, isBrokenInWords)
{
    struct Case
    {
        const char* script;
        const char* says;
    };
    const std::vector<Case> cases{
        {"return", "check.lua returned nil and nil, but true, or false and a sentence, was "
                   "expected; correct the script"},
        {"return false", "check.lua returned boolean and nil"},
        {"return 1, 'x'", "check.lua returned number and string"},
        {"return {}", "check.lua returned table and nil"},
        {"\n\nreturn x.y", "check.lua:3: attempt to index a nil value (global 'x')"},
        {"if", "check.lua:1: unexpected symbol"},
        {"\x1bLua", "attempt to load a binary chunk"},
        {"error({})", "check.lua raised an error that is no text"},
        {"error()", "check.lua raised an error that is no text"},
        {"while true do end", "check.lua:1: the check takes too long"},
        {"local function f() return f() end f()", "the check takes too long"},
        {"local function f() f() end f()", "uses more memory than a check may (8 MiB)"},
        {"local t = {} while true do t[#t + 1] = {} end", "uses more memory than a check may"},
        {"local s = 'x' while true do s = s .. s end", "uses more memory than a check may"},
        {"return ('x'):rep(10)", "attempt to call a nil value (method 'rep')"},
        {"return table.sort({3, 2, 1, 2, 3}, function() return true end)",
         "check.lua:1: invalid order function for sorting"},
    };
    for (const Case& one : cases) {
        const FamilyCheckResult result = check(one.script, {2'000'000, std::size_t{8} << 20});
        EXPECT_EQ(result.state, FamilyCheckResult::State::Broken) << one.script;
        EXPECT_NE(result.reason.find(one.says), std::string::npos) << one.script << "\n"
                                                                   << result.reason;
    }
}

TEST(FamilyCheck, hasNoWayOut)
{
    for (const char* name : {"io",         "os",           "package",      "debug",
                             "coroutine",  "require",      "load",         "loadstring",
                             "loadfile",   "dofile",       "print",        "pcall",
                             "xpcall",     "setmetatable", "getmetatable", "collectgarbage",
                             "warn",       "string.dump",  "string.rep",   "table.move",
                             "math.random"}) {
        const FamilyCheckResult result =
            check("return (" + std::string(name) + ") == nil, 'it is there'");
        EXPECT_EQ(result.state, FamilyCheckResult::State::Holds) << name;
    }
}

TEST(FamilyCheck, remembersNothing)
{
    EXPECT_EQ(check("leaked = 1 string.upper = nil return true").state,
              FamilyCheckResult::State::Holds);
    EXPECT_EQ(check("return leaked == nil and string.upper ~= nil, 'it is still there'").state,
              FamilyCheckResult::State::Holds);
}

TEST(FamilyCheck, takesDeepAndLargeValues)
{
    Json deep = 1;
    for (int i = 0; i < 5000; ++i) {
        Json outer = Json::object();
        outer["in"] = std::move(deep);
        deep = std::move(outer);
    }
    ModRun run = loadedRun("[]");
    run.registered.push_back(std::move(deep));
    const std::string large(10'000'000, 'x');
    const FamilyCheckInput input{"f", "", "", nullptr, large, large, &run};
    const FamilyCheckResult result = runFamilyCheck(
        "return #answer == 10000000 and registered[1]['in'] ~= nil, 'no'", "check.lua", input, {});
    EXPECT_EQ(result.state, FamilyCheckResult::State::Holds) << result.reason;
}

TEST(FamilyCheck, isNotBrokenByAProgramThatRegistersVeryMuch)
{
    ModRun run = loadedRun("[]");
    for (int i = 0; i < 60000; ++i)
        run.registered.push_back({{"kind", "chatcommand"},
                                  {"name", "c" + std::to_string(i)},
                                  {"fields", {{"func", {{"lua", "function"}}}, {"privs", {}}}}});
    run.registered.push_back({{"kind", "chatcommand"}, {"name", "last"}, {"fields", {}}});
    const FamilyLoading loading =
        loadFamilies(std::filesystem::path(MESEWRIGHT_SOURCE) / "resources/families", {});
    const FamilyCheckInput input{"chatcommand", "", "", nullptr, "", "", &run};
    const FamilyCheckResult result =
        runFamilyCheck(loading.set->find("chatcommand")->check, "check.lua", input);
    EXPECT_EQ(result.state, FamilyCheckResult::State::Fails);
    EXPECT_EQ(result.reason, "the command /last has no function in its field func");
}

/// The built-in scripts on what a program may register.
TEST(FamilyCheck, ofTheBuiltInFamilies)
{
    struct Case
    {
        const char* family;
        const char* registered;
        const char* code;
        const char* says; ///< "" when it holds
    };
    const std::vector<Case> cases{
        {"crafting", R"([{"kind":"craft","fields":{"output":"m:x","recipe":[["a:b"]]}}])", "", ""},
        {"crafting", R"([{"kind":"craft","fields":{"type":"fuel","recipe":"a:b","burntime":3}}])",
         "", ""},
        {"crafting", R"([{"kind":"craft","fields":{"type":"toolrepair"}}])", "", ""},
        {"crafting", R"([{"kind":"node","name":"m:x","fields":{}}])", "",
         "no recipe is registered"},
        {"crafting", R"([{"kind":"craft","fields":{"output":"m:x","recipe":[["",""]]}}])", "",
         "recipe 1 (m:x) asks for no ingredient"},
        {"crafting", R"([{"kind":"craft","fields":{"output":"m:x","recipe":[["a","a","a","a"]]}}])",
         "", "recipe 1 (m:x) has a row of 4, but a grid has 3 columns"},
        {"crafting",
         R"([{"kind":"craft","fields":{"output":"m:x","recipe":[["a"],["a"],["a"],["a"]]}}])", "",
         "recipe 1 (m:x) has 4 rows, but a grid has 3"},
        {"worldgen",
         R"([{"kind":"ore","fields":{"ore_type":"scatter","ore":"m:o","wherein":"m:s"}}])", "", ""},
        {"worldgen", R"([{"kind":"callback","name":"register_on_generated","fields":{}}])", "", ""},
        {"worldgen", "[]", "core.set_mapgen_setting('mg_flags', 'nocaves')", ""},
        {"worldgen", "[]", "", "no biome, ore, decoration or on_generated function is registered"},
        {"worldgen", R"([{"kind":"biome","fields":{"name":"b","y_min":9,"y_max":1}}])", "",
         "biome b: y_min is above y_max"},
        {"worldgen", R"([{"kind":"ore","fields":{"wherein":"m:s"}}])", "",
         "ore 1 names no node in its field ore"},
        {"worldgen", R"([{"kind":"decoration","name":"d","fields":{}}])", "",
         "decoration d has no deco_type"},
        {"chatcommand",
         R"([{"kind":"chatcommand","name":"hi","fields":{"func":{"lua":"function"},
             "privs":{"shout":true}}}])",
         "", ""},
        {"chatcommand",
         R"([{"kind":"chatcommand","name":"hi","fields":{"func":{"lua":"function"},
             "privs":{"own":true}}},{"kind":"privilege","name":"own","fields":{}}])",
         "", ""},
        {"chatcommand",
         R"([{"kind":"chatcommand","name":"hi","fields":{"func":{"lua":"function"},
             "privs":{"own":true}}}])",
         "", "the command /hi asks for the privilege own, which nobody registers"},
        {"chatcommand",
         R"([{"kind":"chatcommand","name":"hi","fields":{"func":{"lua":"function"},
             "privs":["kick"]}}])",
         "", "the privs of /hi are a list, but {name = true} was expected"},
        {"chatcommand", R"([{"kind":"chatcommand","name":"hi","fields":{}}])", "",
         "the command /hi has no function in its field func"},
        {"chatcommand", "[]", "", "no chat command and no privilege is registered"},
    };
    const FamilyLoading loading =
        loadFamilies(std::filesystem::path(MESEWRIGHT_SOURCE) / "resources/families", {});
    for (const Case& one : cases) {
        const Family* family = loading.set->find(one.family);
        ASSERT_NE(family, nullptr);
        const ModRun run = loadedRun(one.registered);
        const FamilyCheckInput input{one.family, "", "", nullptr, one.code, one.code, &run};
        const FamilyCheckResult result = runFamilyCheck(family->check, "check.lua", input);
        EXPECT_EQ(result.reason, one.says) << one.family << one.registered;
        EXPECT_EQ(result.state, *one.says == '\0' ? FamilyCheckResult::State::Holds
                                                  : FamilyCheckResult::State::Fails)
            << one.registered;
    }
}
