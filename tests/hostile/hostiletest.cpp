// SPDX-License-Identifier: Apache-2.0
// Runs every program of this folder in the sandbox with the real stub of the game's API.
#include "core/luanti/sandbox.h"
#include "core/luanti/sandboxbox.h"
#include "tests/hostile/canaries.h"
#include "tests/hostile/hostileprogram.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace mesewright {

namespace {

const std::filesystem::path box = MESEWRIGHT_HOSTILE_BOX;

/// Lower than the default, so that all bombs together take seconds. The wall time is generous: on
/// a busy machine it must not come before the processor's.
SandboxLimits testLimits()
{
    SandboxLimits limits;
    limits.cpuSeconds = 0.3;
    limits.wallSeconds = 30;
    limits.memoryBytes = 64 << 20;
    limits.outputBytes = 256 << 10;
    limits.reportBytes = 1 << 20;
    return limits;
}

const std::map<std::string, std::string> limitNames{
    {"cpu", "CPU time of 0.3 s"},
    {"memory", "64 MiB of memory"},
    {"output", "256 KiB of log and output"},
    {"report", "1 MiB of registrations and results"},
};

/// Beside Lua's memory: the program, its libraries, freed blocks, the report.
constexpr std::int64_t memorySlack = 120 << 20;

std::vector<ModProgram> toRun(const std::vector<HostileProgram>& programs)
{
    std::vector<ModProgram> all;
    for (const HostileProgram& program : programs)
        all.push_back({"mymod", program.code, Json::array({{{"do", "step"}, {"seconds", 1}}})});
    return all;
}

/// All that must be the same in every run.
std::string lasting(const ModRun& run)
{
    const Json all{{"state", static_cast<int>(run.state)},
                   {"reason", run.reason},
                   {"line", run.line},
                   {"registered", run.registered},
                   {"findings", run.findings},
                   {"behaviour", run.behaviour},
                   {"log", run.log},
                   {"judge", run.judge}};
    return all.dump();
}

} // namespace

TEST(Hostile, allProgramsEndAsTheyMust)
{
    const Canaries canaries(box.parent_path());
    ASSERT_EQ(canaries.trouble(), "");
    const auto programs = readHostilePrograms(MESEWRIGHT_SOURCE "/tests/hostile", canaries.words());
    ASSERT_GE(programs.size(), 120U);
    const std::vector<ModProgram> input = toRun(programs);
    Sandbox sandbox({box, 2, testLimits()});
    const auto runs = sandbox.run(input, {});
    ASSERT_TRUE(runs) << runs.error().message;
    EXPECT_EQ(canaries.trouble(), "");

    std::vector<std::size_t> repeatable;
    std::vector<ModProgram> again;
    for (std::size_t i = 0; i < programs.size(); ++i) {
        const ModRun& run = (*runs)[i];
        EXPECT_EQ(judgeHostileRun(programs[i], run, limitNames), "") << programs[i].name;
        EXPECT_LT(run.seconds, testLimits().wallSeconds + 1) << programs[i].name;
        EXPECT_LT(run.memory, static_cast<std::int64_t>(testLimits().memoryBytes) + memorySlack)
            << programs[i].name;
        EXPECT_LE(run.log.size(), 3 * testLimits().outputBytes) << programs[i].name;
        EXPECT_EQ(run.judge, sandbox.features()->judge) << programs[i].name;
        // What a program came to when its time was over is not the same in every run.
        const auto& expected = programs[i].expected;
        if (std::find(expected.begin(), expected.end(), "limit cpu") == expected.end()) {
            repeatable.push_back(i);
            again.push_back(input[i]);
        }
    }

    // The sandbox is as well as before, and says the same in another order and company.
    std::reverse(again.begin(), again.end());
    const auto second = sandbox.run(again, {});
    ASSERT_TRUE(second);
    for (std::size_t i = 0; i < again.size(); ++i) {
        const std::size_t first = repeatable[again.size() - 1 - i];
        EXPECT_EQ(lasting((*second)[i]), lasting((*runs)[first])) << programs[first].name;
    }
    EXPECT_EQ(canaries.trouble(), "");
}

TEST(Hostile, limitsByDefaultAreNamed)
{
    const ModProgram programs[] = {
        {"mymod", "while true do end", Json::array()},
        {"mymod", "local s = 'x' while true do s = s .. s end", Json::array()},
        {"mymod", "while true do print('x') end", Json::array()},
    };
    SandboxOptions options{box, 1, {}};
    options.limits.wallSeconds = 40;
    Sandbox sandbox(options);
    const auto runs = sandbox.run(programs, {});
    ASSERT_TRUE(runs) << runs.error().message;
    EXPECT_EQ((*runs)[0].reason, "CPU time of 2 s");
    EXPECT_EQ((*runs)[1].reason, "128 MiB of memory");
    EXPECT_EQ((*runs)[2].reason, "1 MiB of log and output");
    for (const ModRun& run : *runs)
        EXPECT_EQ(run.state, ModRun::State::Limit);
}

} // namespace mesewright
