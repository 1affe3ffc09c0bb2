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
SandboxLimits testLimits(double cpuSeconds)
{
    SandboxLimits limits;
    limits.cpuSeconds = cpuSeconds;
    limits.wallSeconds = 60;
    limits.memoryBytes = 64 << 20;
    limits.outputBytes = 256 << 10;
    limits.reportBytes = 1 << 20;
    return limits;
}

const std::map<std::string, std::string> limitNames{
    {"cpu", "CPU time of 0.25 s"},
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

/// Whether a program may come to the end of its time. What it had done by then is not the same in
/// every run; all others must be.
bool mayRunOut(const HostileProgram& program)
{
    return std::find(program.expected.begin(), program.expected.end(), "limit cpu") !=
           program.expected.end();
}

class Hostile : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_EQ(m_canaries.trouble(), "");
        const auto all =
            readHostilePrograms(MESEWRIGHT_SOURCE "/tests/hostile", m_canaries.words());
        ASSERT_GE(all.size(), 120U);
        for (const HostileProgram& program : all)
            (mayRunOut(program) ? m_endless : m_others).push_back(program);
    }

    std::vector<ModRun> runAll(Sandbox& sandbox, const std::vector<HostileProgram>& programs)
    {
        const auto runs = sandbox.run(toRun(programs), {});
        EXPECT_TRUE(runs) << runs.error().message;
        EXPECT_EQ(m_canaries.trouble(), "");
        return runs ? *runs : std::vector<ModRun>(programs.size());
    }

    static void check(const std::vector<HostileProgram>& programs, const std::vector<ModRun>& runs,
                      const SandboxLimits& limits)
    {
        for (std::size_t i = 0; i < programs.size(); ++i) {
            const ModRun& run = runs[i];
            const std::string& name = programs[i].name;
            EXPECT_EQ(judgeHostileRun(programs[i], run, limitNames), "") << name;
            EXPECT_LT(run.seconds, limits.wallSeconds + 1) << name;
            EXPECT_LT(run.memory, static_cast<std::int64_t>(limits.memoryBytes) + memorySlack)
                << name;
            // Bytes that are no UTF-8 become three.
            EXPECT_LE(run.log.size(), 3 * limits.outputBytes) << name;
            EXPECT_EQ(run.judge, runs.front().judge) << name;
        }
    }

    Canaries m_canaries{box.parent_path()};
    std::vector<HostileProgram> m_endless;
    std::vector<HostileProgram> m_others;
};

} // namespace

TEST_F(Hostile, programsWithoutEndAreEnded)
{
    const SandboxLimits limits = testLimits(0.25);
    Sandbox sandbox({box, 2, limits});
    const std::vector<ModRun> runs = runAll(sandbox, m_endless);
    check(m_endless, runs, limits);
    const ModProgram fine{"mymod", "print('well')", Json::array()};
    EXPECT_EQ(sandbox.run({&fine, 1}, {}).value()[0].state, ModRun::State::Loaded);
}

TEST_F(Hostile, programsEndTheSameInEveryRun)
{
    const SandboxLimits limits = testLimits(10);
    Sandbox sandbox({box, 2, limits});
    const std::vector<ModRun> runs = runAll(sandbox, m_others);
    check(m_others, runs, limits);
    // In another order and company.
    std::vector<HostileProgram> again(m_others.rbegin(), m_others.rend());
    const std::vector<ModRun> second = runAll(sandbox, again);
    for (std::size_t i = 0; i < again.size(); ++i)
        EXPECT_EQ(lasting(second[i]), lasting(runs[again.size() - 1 - i])) << again[i].name;
}

TEST_F(Hostile, limitsByDefaultAreNamed)
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
