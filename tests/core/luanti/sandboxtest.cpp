// SPDX-License-Identifier: Apache-2.0
// The sandbox with the stub of luaboxteststub.cpp, on each Lua that is there.
#include "core/luanti/sandbox.h"

#include "core/base/text.h"

#include <gtest/gtest.h>

#include <chrono>

namespace mesewright {

namespace {

class SandboxTest : public testing::TestWithParam<std::string>
{
protected:
    [[nodiscard]] static SandboxOptions options(int jobs = 1)
    {
        SandboxOptions options;
        options.program = GetParam();
        options.jobs = jobs;
        options.limits.cpuSeconds = 0.2;
        options.limits.wallSeconds = 30;
        options.limits.memoryBytes = 32 << 20;
        options.limits.outputBytes = 4 << 10;
        options.limits.reportBytes = 64 << 10;
        return options;
    }

    static ModRun runOne(Sandbox& sandbox, std::string code, Json behaviour = Json::array())
    {
        const ModProgram program{"mymod", std::move(code), std::move(behaviour)};
        auto runs = sandbox.run({&program, 1}, {});
        EXPECT_TRUE(runs) << runs.error().message;
        return runs ? runs->at(0) : ModRun{};
    }

    static ModRun runOne(std::string code, Json behaviour = Json::array())
    {
        Sandbox sandbox(options());
        return runOne(sandbox, std::move(code), std::move(behaviour));
    }

    /// What stands in the report for a Lua expression.
    static Json written(const std::string& expression)
    {
        const ModRun run =
            runOne("report.registered = {{kind = 'node', fields = {value = " + expression + "}}}");
        EXPECT_EQ(run.state, ModRun::State::Loaded) << run.reason;
        return run.registered.empty() ? Json() : run.registered[0]["fields"].value("value", Json());
    }
};

} // namespace

TEST_P(SandboxTest, tellsWhatLoadedAndWhatFailed)
{
    Sandbox sandbox(options());
    const ModRun loaded = runOne(sandbox, "host.log('print', 'hello') host.log('error', 'x')");
    EXPECT_EQ(loaded.state, ModRun::State::Loaded) << loaded.reason;
    EXPECT_EQ(loaded.reason, "ok");
    EXPECT_EQ(loaded.log, "hello\nerror: x\n");
    EXPECT_EQ(loaded.registered, Json::array());
    EXPECT_EQ(loaded.findings, Json::array());
    EXPECT_GT(loaded.seconds, 0);
    EXPECT_GT(loaded.memory, 0);
    EXPECT_TRUE(loaded.judge.starts_with("Lua")) << loaded.judge;
    const ModRun failed = runOne(sandbox, "\nerror('no')");
    EXPECT_EQ(failed.state, ModRun::State::Failed);
    EXPECT_EQ(failed.reason, "init.lua:2: no");
}

TEST_P(SandboxTest, handsTheJobOver)
{
    const Json steps = Json::parse(R"([{"do":"command","n":7,"f":1.5,"big":1e300,"yes":true,
        "none":null,"list":[1,[2,{"a":"b"}]],"empty":{},"text":"a\"\u0000\u00e9\n"}])");
    const ModRun run = runOne("assert(job.mod == 'mymod' and type(job.seed) == 'number')\n"
                              "assert(job.behaviour[1].list[2][2].a == 'b')\n"
                              "assert(job.behaviour[1].none == nil)\n"
                              "assert(tostring(job.behaviour[1].n) == '7')",
                              steps);
    EXPECT_EQ(run.state, ModRun::State::Loaded) << run.reason;
    Json expected = steps;
    expected[0].erase("none");
    ASSERT_EQ(run.behaviour.size(), 1U);
    for (const auto& [key, value] : expected[0].items())
        EXPECT_EQ(run.behaviour[0].value(key, Json()), value) << key;
    EXPECT_EQ(run.behaviour[0].size(), expected[0].size());

    Json deep = Json::array();
    for (int i = 0; i < 100; ++i)
        deep = Json::array({deep});
    EXPECT_EQ(runOne("", deep).reason,
              "ended without a result: the behaviour steps are nested too deep");
}

TEST_P(SandboxTest, writesLuaValuesByTheRules)
{
    const struct
    {
        const char* lua;
        const char* json;
    } cases[] = {
        {"7", "7"},
        {"-0.5", "-0.5"},
        {"1e15", "1000000000000000"},
        {"0.1", "0.1"},
        {"1/0", R"({"lua":"inf"})"},
        {"-1/0", R"({"lua":"-inf"})"},
        {"0/0", R"({"lua":"nan"})"},
        {"false", "false"},
        {"'a\\0\\\"\\\\\\127'", "\"a\\u0000\\\"\\\\\\u007f\""},
        {"'x\\255y\\237\\160\\128'", "\"x\xEF\xBF\xBDy\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
        {"{}", "{}"},
        {"{1, 2, 'c'}", R"([1,2,"c"])"},
        {"{1, nil, 3}", R"({"1":1,"3":3})"},
        {"{[0] = 1}", R"({"0":1})"},
        {"{[1.5] = 1, [true] = 2}", R"({"1.5":1,"true":2})"},
        {"{b = 1, a = 2, [7] = 3}", R"({"7":3,"a":2,"b":1})"},
        {"{[7] = 1, ['7'] = 2}", R"({"7":2})"},
        {"{f = print, c = coroutine.create(print)}",
         R"({"c":{"lua":"thread"},"f":{"lua":"function"}})"},
        {"setmetatable({1}, {__index = error, __pairs = error, __len = error})", "[1]"},
        {"(function() local t = {} t.t = t t.u = {t} return t end)()",
         R"({"t":{"lua":"table"},"u":[{"lua":"table"}]})"},
        {"(function() local t = {1} return {t, t} end)()", "[[1],[1]]"},
    };
    for (const auto& row : cases) {
        const Json value = written(row.lua);
        EXPECT_EQ(value.dump(), Json::parse(row.json).dump()) << row.lua;
    }
}

TEST_P(SandboxTest, writesSixteenLevelsOfTables)
{
    // "fields" is the first level.
    for (const int depth : {14, 15, 16, 500}) {
        const std::string n = std::to_string(depth);
        const Json value =
            written("(function() local t = {} for i = 2, " + n + " do t = {t} end return t end)()");
        int levels = 0;
        const Json* at = &value;
        while (at->is_array()) {
            at = &at->at(0);
            ++levels;
        }
        // The innermost is an empty table where it is reached.
        EXPECT_EQ(*at, depth <= 15 ? Json::object() : Json({{"lua", "table"}})) << depth;
        EXPECT_EQ(levels, std::min(depth - 1, 15)) << depth;
    }
}

TEST_P(SandboxTest, endsWhatGoesOverALimit)
{
    Sandbox sandbox(options());
    const struct
    {
        const char* code;
        const char* limit;
    } cases[] = {
        {"while true do end", "CPU time of 0.2 s"},
        {"while true do pcall(function() while true do end end) end", "CPU time of 0.2 s"},
        {"local s = 'x' while true do s = s .. s end", "32 MiB of memory"},
        {"pcall(string.rep, 'x', 1e8) error('went on')", "32 MiB of memory"},
        {"while true do pcall(host.log, 'print', 'x') end", "4 KiB of log and output"},
        {"report.registered = {{kind = string.rep('x', 70000)}}",
         "64 KiB of registrations and results"},
        {"local t = {} for i = 1, 20 do t = {t, t, t} end report.registered = {{kind = t}}",
         "64 KiB of registrations and results"},
        {"local t = {} for i = 1, 1e5 do t[i] = true end report.registered = {{kind = t}}",
         "64 KiB of registrations and results"},
        {"pcall(host.limit, 'own limit')", "own limit"},
    };
    for (const auto& row : cases) {
        const ModRun run = runOne(sandbox, row.code);
        EXPECT_EQ(run.state, ModRun::State::Limit) << row.code << ": " << run.reason;
        EXPECT_EQ(run.reason, row.limit) << row.code;
    }
    const ModRun output = runOne(sandbox, "for i = 1, 1e5 do host.log('print', 'abc') end");
    EXPECT_EQ(output.log.size(), 4096U);

    SandboxOptions slow = options();
    slow.limits.cpuSeconds = 30;
    slow.limits.wallSeconds = 0.25;
    Sandbox other(slow);
    const ModRun wall = runOne(other, "host.log('print', 'before') while true do end");
    EXPECT_EQ(wall.log, "before\n");
    EXPECT_EQ(wall.reason, "wall time of 0.25 s");
    EXPECT_GE(wall.seconds, 0.25);
    EXPECT_LT(wall.seconds, 5);
}

TEST_P(SandboxTest, leavesNothingForTheNext)
{
    Sandbox sandbox(options());
    for (int i = 0; i < 3; ++i) {
        const ModRun run = runOne(sandbox, "assert(host.shared.before == 1 and leftOver == nil)\n"
                                           "leftOver, string.x, host.shared.y = 1, 2, 3\n"
                                           "assert(string.x == 2)");
        EXPECT_EQ(run.state, ModRun::State::Loaded) << run.reason;
        EXPECT_EQ(runOne(sandbox, "assert(string.x == nil and host.shared.y == nil)").reason, "ok");
    }
}

TEST_P(SandboxTest, believesNoReportOfAnotherForm)
{
    Sandbox sandbox(options());
    const char* cases[] = {
        "return 5",
        "return {}",
        "return {state = 'passed', reason = 'x'}",
        "return {state = 'loaded'}",
        "return {state = 'loaded', reason = {}}",
        "return {state = 'loaded', reason = 'ok', registered = 5}",
        "return {state = 'loaded', reason = 'ok', registered = {1, 2}}",
        "return {state = 'loaded', reason = 'ok', findings = {a = 1}}",
        "return {1, 2}",
        "host.run = nil report = nil return setmetatable({}, {__index = function() return 'loaded' "
        "end})",
    };
    for (const char* code : cases) {
        const ModRun run = runOne(sandbox, code);
        EXPECT_EQ(run.state, ModRun::State::Failed) << code;
        EXPECT_TRUE(run.reason.starts_with("ended without a result")) << code << run.reason;
    }
}

TEST_P(SandboxTest, givesNoFunctionThatReachesOut)
{
    const ModRun run = runOne(R"lua(
for _, name in ipairs({"io", "package", "ffi", "jit", "require", "module", "dofile", "loadfile"}) do
    assert(_G[name] == nil, name)
end
for _, name in ipairs({"execute", "exit", "getenv", "remove", "rename", "setlocale", "tmpname"}) do
    assert(os[name] == nil, name)
end
assert(string.dump == nil and debug.debug == nil)
for _, text in ipairs({"\27LJ\2\0\0", "\27Lua\81\0", "#\n\27LJ\2", "\239\187\191\27LJ\2"}) do
    local f, message = host.compile(text, "=x")
    assert(f == nil and type(message) == "string")
    assert(load(text) == nil and loadstring(text) == nil)
end
assert(host.compile("\239\187\191#!first\nreturn 7", "=x")() == 7)
local f, message = host.compile("#\n\n x", "=x")
assert(f == nil and message:find("^x:3:"), message)
assert(os.date("%H:%M", 0) == "00:00" and os.time() > 1e9 and host.clock() > 0)
)lua");
    EXPECT_EQ(run.state, ModRun::State::Loaded) << run.reason;
}

TEST_P(SandboxTest, walksTablesInTheSameOrderInEveryBox)
{
    const std::string code = "local t = {}\n"
                             "for i = 1, 50 do t['key' .. i] = i t[{}] = i t[print] = i end\n"
                             "for k, v in pairs(t) do host.log('print', tostring(k) .. v) end";
    std::string first;
    for (int i = 0; i < 4; ++i) {
        Sandbox sandbox(options());
        if (i % 2 == 1)
            runOne(sandbox, "local s = string.rep('x', 1e6) error(s)");
        const ModRun run = runOne(sandbox, code);
        ASSERT_EQ(run.state, ModRun::State::Loaded) << run.reason;
        if (i == 0)
            first = run.log;
        else
            EXPECT_EQ(run.log, first);
    }
}

TEST_P(SandboxTest, keepsTheOrderOfManyPrograms)
{
    std::vector<ModProgram> programs;
    for (int i = 0; i < 60; ++i) {
        const std::string n = std::to_string(i);
        programs.push_back(
            {"mymod",
             "host.log('print', '" + n + "') if " + n + " % 3 == 0 then error('e" + n + "') end",
             Json::array()});
    }
    Sandbox sandbox(options(4));
    const auto runs = sandbox.run(programs, {});
    ASSERT_TRUE(runs) << runs.error().message;
    ASSERT_EQ(runs->size(), programs.size());
    for (int i = 0; i < 60; ++i) {
        const ModRun& run = (*runs)[static_cast<std::size_t>(i)];
        const std::string n = std::to_string(i);
        EXPECT_EQ(run.log, n + "\n");
        EXPECT_EQ(run.reason, i % 3 == 0 ? "init.lua:1: e" + n : "ok");
    }
    EXPECT_TRUE(sandbox.run({}, {}).value().empty());
}

TEST_P(SandboxTest, takesLargePrograms)
{
    SandboxOptions generous = options();
    generous.limits.cpuSeconds = 20;
    generous.limits.memoryBytes = 512 << 20;
    Sandbox sandbox(generous);
    const std::string large(8 << 20, ' ');
    EXPECT_EQ(runOne(sandbox, large + "error('end', 0)").reason, "end");
    const ModRun tooLarge = runOne(sandbox, std::string(Sandbox::mostCode + 1, ' '));
    EXPECT_EQ(tooLarge.state, ModRun::State::Limit);
    EXPECT_EQ(tooLarge.reason, "32 MiB of program text");
    EXPECT_EQ(runOne(sandbox, "").reason, "ok");
}

TEST_P(SandboxTest, saysWhatKeepsProgramsIn)
{
    const auto features = sandboxFeatures(GetParam());
    ASSERT_TRUE(features) << features.error().message;
    const bool jit = GetParam().find("54") == std::string::npos;
    EXPECT_TRUE(features->judge.starts_with(jit ? "LuaJIT 2." : "Lua 5.4.")) << features->judge;
    EXPECT_TRUE(!features->mountNamespace || features->emptyRoot);
}

TEST(Sandbox, saysWhatToDoWithoutItsProgram)
{
    const ModProgram program;
    for (const char* path : {"/no/such/program", "/bin/true", "/bin/echo", "/bin/pwd"}) {
        Sandbox sandbox({path, 2, {}});
        for (int i = 0; i < 2; ++i) {
            const auto runs = sandbox.run({&program, 1}, {});
            ASSERT_FALSE(runs) << path;
            EXPECT_EQ(runs.error().kind, ErrorKind::Machine);
            EXPECT_NE(runs.error().message.find("build the target mesewright-luabox"),
                      std::string::npos)
                << runs.error().message;
        }
        EXPECT_FALSE(sandboxFeatures(path));
    }
}

INSTANTIATE_TEST_SUITE_P(Lua, SandboxTest, testing::ValuesIn(split(MESEWRIGHT_TEST_BOXES, ':')),
                         [](const auto& box) { return box.index == 0 ? "first" : "second"; });

} // namespace mesewright
