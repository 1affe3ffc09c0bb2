// SPDX-License-Identifier: Apache-2.0
#include "tests/core/luanti/stubtesting.h"

#include "core/base/text.h"

#include <map>

namespace mesewright {

namespace {

/// The words of a message without the place before them.
std::string causeOf(std::string text)
{
    for (const char* start : {"ModError: ", "ServerError: ", "AsyncErr: ", "Lua: "}) {
        if (text.starts_with(start))
            text.erase(0, std::string_view(start).size());
    }
    if (const auto at = text.find("(): "); text.starts_with("Runtime error") && at != text.npos)
        text.erase(0, at + 4);
    for (const char* file : {".lua:", ".cpp:"}) {
        const auto at = text.find(file);
        const auto end = at == text.npos ? at : text.find(": ", at);
        if (end != text.npos)
            text.erase(0, end + 2);
    }
    // 5.18 puts some messages in quotes.
    if (text.size() > 1 && text.front() == '"' && text.back() == '"')
        text = text.substr(1, text.size() - 2);
    return text;
}

Json countsOf(const ModRun& run)
{
    const std::map<std::string, std::string> names{
        {"abm", "abms"},        {"node", "nodes"}, {"chatcommand", "chatcommands"},
        {"craft", "crafts"},    {"tool", "tools"}, {"craftitem", "craftitems"},
        {"entity", "entities"}, {"lbm", "lbms"},
    };
    nlohmann::json counts = nlohmann::json::object();
    for (const Json& entry : run.registered) {
        if (const auto name = names.find(entry["kind"].get<std::string>()); name != names.end())
            counts[name->second] = counts.value(name->second, 0) + 1;
    }
    return counts;
}

/// Why a recorded verdict does not hold for a run; empty when it does.
std::string difference(const ModRun& run, const Json& wanted)
{
    if (wanted["exit"] == 137)
        return run.state == ModRun::State::Limit ? "" : "was not ended by a limit";
    const bool loaded = run.state == ModRun::State::Loaded;
    if (loaded != wanted["ok"].get<bool>())
        return loaded ? "loaded" : "failed: " + run.reason;
    if (loaded)
        return countsOf(run) == nlohmann::json(wanted["counts"]) ? "" : countsOf(run).dump();
    for (const Json& error : wanted["errors"]) {
        if (causeOf(error.get<std::string>()) == causeOf(run.reason))
            return "";
    }
    return "another reason: " + run.reason;
}

} // namespace

TEST_P(StubTest, AgreesWithTheRecordedVerdictsOfBothEngines)
{
    if (!luaJit())
        GTEST_SKIP() << "the recorded engines run LuaJIT; its dialect is not Lua 5.4's";
    const Json differences = Json::parse(data("stub-differences.json"));
    std::vector<ModProgram> programs;
    std::vector<Json> cases = jsonLines("engine-cases.jsonl");
    ASSERT_EQ(cases.size(), 156U);
    for (const Json& entry : cases)
        programs.push_back({"mymod", entry["source"].get<std::string>(), Json::array()});
    options.limits.cpuSeconds = 0.5;
    const std::vector<ModRun> runs = runAll(programs);
    std::size_t listed = 0;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const std::string name = cases[i]["case"].get<std::string>();
        std::string why = difference(runs[i], cases[i]["5.6.1"]);
        if (why.empty())
            continue;
        // Where the engines differ, agreeing with one of them is a choice; all are listed.
        EXPECT_TRUE(differences.contains(name)) << name << ": " << why;
        listed += differences.contains(name) ? 1 : 0;
    }
    EXPECT_EQ(listed, differences.size()) << "a listed difference is none any more";
}

TEST_P(StubTest, HasEveryNameOfTheEngines)
{
    // The table of names is itself a chunk that fills host.stub.names.
    const std::string names = source("resources/sandbox/02_names.lua");
    const std::string check = R"lua(
local host = { stub = {} };
(function(...) )lua" + names + R"lua( end)(host)
local function class(object) return getmetatable(object) end
local places = {
    _G = _G, core = core, string = string, table = table, math = math, bit = bit, io = io, os = os, jit = jit,
    coroutine = coroutine, debug = debug, package = package, vector = vector, vector2 = vector2, VoxelArea = VoxelArea,
    ItemStack = class(ItemStack("")), Settings = class(core.settings), StorageRef = class(core.get_mod_storage()),
    PcgRandom = class(PcgRandom(1)), PseudoRandom = class(PseudoRandom(1)), SecureRandom = class(SecureRandom()),
    PerlinNoise = class(PerlinNoise(1, 1, 1, 1)), AreaStore = class(AreaStore()), VoxelManip = class(VoxelManip()),
    Raycast = class(Raycast(vector.zero(), vector.zero())),
    InvRef = class(core.create_detached_inventory("x")),
}
local withheld = { debug = true, gethook = true, sethook = true, upvalueid = true }
local function check(space)
    for kind, list in pairs(host.stub.names[space]) do
        for name in list:gmatch("%S+") do
            if not (space == "debug" and withheld[name]) then
                local got = type(rawget(places[space], name))
                assert(got == kind, space .. "." .. name .. " is a " .. got .. ", not a " .. kind)
            end
        end
    end
end
for space in pairs(places) do check(space) end
core.after(0, function()
    places.NodeMetaRef = class(core.get_meta(vector.zero()))
    places.NodeTimerRef = class(core.get_node_timer(vector.zero()))
    places.ObjectRef = class(core.add_item(vector.zero(), "x"))
    for space in pairs(host.stub.names) do check(space) end
    print("all names seen")
end)
)lua";
    const ModRun run = runOne(check);
    EXPECT_EQ(run.reason, "ok");
    EXPECT_NE(run.log.find("all names seen"), std::string::npos);
}

TEST_P(StubTest, LoadsOrdinaryMods)
{
    for (const std::filesystem::path& path : modFiles()) {
        SCOPED_TRACE(path.filename().string());
        const ModRun run = runOne(textOf(path));
        EXPECT_EQ(run.state, ModRun::State::Loaded) << run.reason;
        EXPECT_FALSE(run.registered.empty());
        for (const Json& finding : run.findings)
            EXPECT_EQ(finding["kind"], "deprecated") << finding.dump();
    }
}

TEST_P(StubTest, MakesTheBehaviourSteps)
{
    std::vector<ModProgram> programs;
    const std::vector<Json> cases = jsonLines("stub-behaviour.jsonl");
    for (const Json& entry : cases) {
        std::string code = entry.contains("code")
                               ? entry["code"].get<std::string>()
                               : data("mods/" + entry["mod"].get<std::string>() + ".lua");
        programs.push_back({"mymod", std::move(code), entry["steps"]});
    }
    const std::vector<ModRun> runs = runAll(programs);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        SCOPED_TRACE(cases[i].value("mod", cases[i].value("code", "")));
        EXPECT_EQ(runs[i].reason, "ok");
        const Json& wanted = cases[i]["want"];
        ASSERT_EQ(runs[i].behaviour.size(), wanted.size()) << runs[i].behaviour.dump();
        for (std::size_t step = 0; step < wanted.size(); ++step) {
            const Json& got = runs[i].behaviour[step];
            Json expected = wanted[step];
            if (!expected.contains("ok"))
                expected["ok"] = true;
            EXPECT_TRUE(holds(got, expected)) << "step " << step + 1 << ": " << got.dump();
        }
    }
}

TEST_P(StubTest, RecordsWhatIsRegisteredAsItStandsAfterLoading)
{
    const ModRun run = runOne(R"lua(
core.register_node(":other:a", {description = "A", tiles = {"a.png"}, drop = {items = {}}})
core.register_tool("mymod:pick", {tool_capabilities = {groupcaps = {cracky = {uses = 10, maxlevel = 2}}}})
core.override_item("other:a", {description = "B"})
core.register_craft({output = "mymod:pick", recipe = {{"other:a"}}})
core.register_craft({type = "fuel", recipe = "other:a"})
core.clear_craft({output = "mymod:pick"})
core.register_craftitem("mymod:gone", {})
core.unregister_item("mymod:gone")
core.register_alias("old:a", "other:a")
core.register_privilege("fly2", "Fly twice")
core.register_on_joinplayer(function() end)
local abm = {nodenames = "other:a", interval = 1, chance = 2, action = print}
core.register_abm(abm)
abm.chance = 7
)lua");
    const Json wanted = Json::parse(R"([
{"kind":"node","name":"other:a","fields":{"description":"B","drop":{"items":{}},"tiles":["a.png"]}},
{"kind":"tool","name":"mymod:pick","fields":{"stack_max":1,"tool_capabilities":{"groupcaps":{"cracky":{"maxlevel":2,"uses":10}}}}},
{"kind":"craft","fields":{"recipe":"other:a","type":"fuel"}},
{"kind":"alias","name":"old:a","fields":{"target":"other:a"}},
{"kind":"privilege","name":"fly2","fields":{"description":"Fly twice","give_to_admin":true,"give_to_singleplayer":true}},
{"kind":"callback","name":"register_on_joinplayer","fields":{}},
{"kind":"abm","fields":{"action":{"lua":"function"},"chance":7,"interval":1,"nodenames":"other:a"}}])");
    EXPECT_EQ(nlohmann::json(run.registered), nlohmann::json(wanted)) << run.registered.dump();
}

TEST_P(StubTest, FindsWhatTheEngineOnlyWarnsOf)
{
    struct Row
    {
        const char* code;
        const char* kind;
        const char* text;
    };
    const Row rows[] = {
        {"core.register_node('mymod:a', {descripton = 'x'})", "invalid_field",
         "mymod:a: unknown field descripton"},
        {"core.register_node('mymod:a', {_own = 1, tiles = 'a.png'})", "invalid_field",
         "mymod:a: tiles is a string, it must be a list"},
        {"core.register_node('mymod:a', {walkable = 'yes'})", "invalid_field",
         "Invalid field walkable (expected boolean got string)."},
        {"core.register_node('mymod:a', {drawtype = 'cube'})", "invalid_field",
         "mymod:a: drawtype \"cube\" does not exist"},
        {"if core.register_nodes then end", "unknown_api", "core.register_nodes does not exist"},
        {"local x = default", "undeclared_global",
         "Undeclared global variable \"default\" accessed"},
        {"local function f() leak = 1 end f()", "undeclared_global",
         "Assignment to undeclared global \"leak\" inside a function"},
        {"core.setting_get('x')", "deprecated",
         "minetest.setting_* functions are deprecated. Use methods on the minetest.settings "
         "object."},
        {"core.register_node('mymod:a', {on_punch = function() error('ouch') end})",
         "callback_error", "mymod:a on_punch: mymod/init.lua:1: ouch"},
        {"core.register_chatcommand('x', {func = function() while true do end end})",
         "callback_error", "/x: did not end in time"},
        {"core.register_abm({nodenames = {'air'}, action = function() end, chanse = 1})",
         "invalid_field", "abm: unknown field chanse"},
    };
    for (const Row& row : rows) {
        const ModRun run = runOne(row.code);
        EXPECT_EQ(run.reason, "ok") << row.code;
        bool found = false;
        for (const Json& finding : run.findings)
            found |= nlohmann::json(finding) ==
                     nlohmann::json{{"kind", row.kind}, {"text", row.text}, {"line", 1}};
        EXPECT_TRUE(found) << row.code << "\n" << run.findings.dump();
    }
}

INSTANTIATE_TEST_SUITE_P(Boxes, StubTest, testing::ValuesIn(stubBoxes()), stubBoxName);

} // namespace mesewright
