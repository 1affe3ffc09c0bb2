// SPDX-License-Identifier: Apache-2.0
// Training that is killed again and again ends with the very bytes of an unbroken run.
#include "core/metrics/eventlog.h"
#include "core/metrics/steps.h"
#include "tests/e2e/gates/gatesetup.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <csignal>
#include <random>

namespace mesewright::test {
namespace {

constexpr int steps = 48;

std::vector<std::string> trainCommand(const TestFolder& folder, const std::string& workspace)
{
    return {"--workspace", folder.file(workspace), "train", "--config", folder.file("config.yaml"),
            "--train",     smallRows().string()};
}

std::vector<StepEvent> joinedSteps(const std::filesystem::path& run)
{
    const auto events = readEvents(run / "events.jsonl");
    return events ? joinSteps(*events) : std::vector<StepEvent>();
}

bool holdsUnfinishedFolder(const std::filesystem::path& folder)
{
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
        if (entry.path().filename().string().starts_with("."))
            return true;
    return false;
}

enum class Moment { AfterStart, AfterSteps, AtCheckpoint, AtPublishing };

// Watches until the moment has come; false if the program ended first.
bool waitFor(Moment moment, const RunningCli& program, const std::filesystem::path& workspace,
             std::size_t moreSteps)
{
    const auto stepCount = [&] {
        return countIn(onlyRun(workspace) / "events.jsonl", "\"kind\":\"step\"");
    };
    switch (moment) {
    case Moment::AfterStart:
        return watch(program, [&] { return !onlyRun(workspace).empty(); });
    case Moment::AfterSteps: {
        const std::size_t wanted = stepCount() + moreSteps;
        return watch(program, [&] { return stepCount() >= wanted; });
    }
    case Moment::AtCheckpoint:
    case Moment::AtPublishing:
        break;
    }
    const std::size_t begun = stepCount();
    if (!watch(program, [&] { return stepCount() > begun; })) // what a crash left is gone by now
        return false;
    const std::filesystem::path folder = moment == Moment::AtCheckpoint
                                             ? onlyRun(workspace) / "checkpoints"
                                             : workspace / "adapters";
    return watch(
        program, [&] { return holdsUnfinishedFolder(folder); }, true);
}

TEST(KillTraining, at_random_moments_changes_nothing)
{
    const TestFolder folder;
    folder.write("config.yaml", trainSettings(smallModel(), steps));
    const std::filesystem::path whole = folder.file("whole");
    const std::filesystem::path killed = folder.file("killed");
    const CliResult unbroken = runCli(trainCommand(folder, "whole"));
    ASSERT_EQ(unbroken.code, 0) << unbroken.err;
    const std::vector<StepEvent> expected = joinedSteps(onlyRun(whole));
    ASSERT_EQ(expected.size(), static_cast<std::size_t>(steps));

    using enum Moment;
    const std::vector<Moment> moments{
        AfterStart, AfterSteps, AtCheckpoint, AfterSteps, AfterStart, AfterSteps, AtPublishing,
        AfterSteps, AfterSteps, AtCheckpoint, AfterSteps, AfterSteps, AfterStart, AfterSteps};
    std::mt19937 random(20250811);
    std::vector<std::string> command = trainCommand(folder, "killed");
    int kills = 0;
    for (const Moment moment : moments) {
        RunningCli program(command);
        const bool alive = waitFor(moment, program, killed, 1 + random() % 5);
        program.signal(SIGKILL);
        const CliResult result = program.finish();
        if (alive && result.code == 128 + SIGKILL) {
            ++kills;
        } else {
            ASSERT_EQ(result.code, 0) << result.err;
        }
        ASSERT_FALSE(onlyRun(killed).empty());
        command = {"--workspace", killed, "runs", "resume", onlyRun(killed).filename()};
    }
    EXPECT_GE(kills, 10);
    const CliResult last = runCli(command);
    ASSERT_EQ(last.code, 0) << last.err;

    const std::vector<StepEvent> joined = joinedSteps(onlyRun(killed));
    ASSERT_EQ(joined.size(), expected.size());
    const auto bits = [](double value) { return std::bit_cast<std::uint64_t>(value); };
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(joined[i].step, expected[i].step);
        EXPECT_EQ(bits(joined[i].loss), bits(expected[i].loss)) << "step " << i + 1;
        EXPECT_EQ(bits(joined[i].lr), bits(expected[i].lr));
        EXPECT_EQ(bits(joined[i].gradNorm), bits(expected[i].gradNorm));
        EXPECT_EQ(joined[i].tokens, expected[i].tokens);
    }
    // The same checkpoints with the same bytes, and nothing that a crash left.
    for (const char* name : {"ckpt-40", "ckpt-44", "ckpt-48"}) {
        const std::string file = std::string("adapters/") + name + "/adapter_model.safetensors";
        const std::string bytes = contentOf(whole / file);
        EXPECT_GT(bytes.size(), 1000U);
        EXPECT_TRUE(contentOf(killed / file) == bytes) << file;
    }
    const auto names = [](const std::filesystem::path& at) {
        std::vector<std::string> list;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(at))
            list.push_back(entry.path().lexically_relative(at));
        std::sort(list.begin(), list.end());
        return list;
    };
    EXPECT_EQ(names(killed / "adapters"), names(whole / "adapters"));
    EXPECT_EQ(names(onlyRun(killed) / "checkpoints"), names(onlyRun(whole) / "checkpoints"));
    EXPECT_EQ(leftovers(killed), std::vector<std::string>());
}

} // namespace
} // namespace mesewright::test
