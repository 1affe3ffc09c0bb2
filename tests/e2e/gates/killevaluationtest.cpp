// SPDX-License-Identifier: Apache-2.0
// An evaluation that is killed again and again computes each answer once and ends as an unbroken
// one.
#include "core/base/json.h"
#include "tests/e2e/gates/gatesetup.h"

#include <gtest/gtest.h>

#include <csignal>
#include <map>
#include <random>
#include <set>
#include <sstream>

namespace mesewright::test {
namespace {

constexpr int items = 12;
constexpr int answers = items * 2 * 2; // two samples at two scales
const std::vector<std::string> resultNames{"reference-adapter__scale-0.5.json",
                                           "reference-adapter__scale-1.0.json"};

std::vector<std::string> evaluateCommand(const TestFolder& folder, const std::string& workspace)
{
    return {"--workspace",
            folder.file(workspace),
            "adapters",
            "--base",
            demoFile("base-nf4"),
            "--adapters_dir",
            demoFile("reference-adapter"),
            "--eval",
            folder.file("eval.jsonl"),
            "--scales",
            "0.5",
            "1.0",
            "--k",
            "2",
            "--max_new_tokens",
            "60"};
}

std::vector<Json> rowsOf(const std::filesystem::path& file)
{
    std::vector<Json> rows;
    std::istringstream lines(contentOf(file));
    for (std::string line; std::getline(lines, line);)
        rows.push_back(Json::parse(line, nullptr, false));
    return rows;
}

Json resultsWithoutTimes(const std::filesystem::path& workspace, const std::string& name)
{
    Json json = Json::parse(contentOf(workspace / "eval" / "results" / name), nullptr, false);
    if (json.is_object()) {
        json.erase("timestamp");
        json.erase("seconds");
    }
    return json;
}

TEST(KillEvaluation, at_random_moments_neither_loses_nor_repeats_an_answer)
{
    const TestFolder folder;
    folder.write("eval.jsonl", firstLines(demoFile("eval.jsonl"), items));
    const std::filesystem::path whole = folder.file("whole");
    const std::filesystem::path killed = folder.file("killed");
    const CliResult unbroken = runCli(evaluateCommand(folder, "whole"));
    ASSERT_EQ(unbroken.code, 0) << unbroken.err;

    // How many more answers each start may finish before it is killed; 0: killed while it loads.
    const std::vector<int> most{0, 4, 0, 4, 4, 4, 0, 4, 4, 4, 4, 4, 0};
    std::mt19937 random(20250812);
    std::vector<std::string> command = evaluateCommand(folder, "killed");
    int kills = 0;
    int killsWithAnswers = 0;
    std::vector<Json> before;
    for (const int limit : most) {
        const auto answered = [&] { return countIn(onlyRun(killed) / "answers.jsonl", "\n"); };
        const std::size_t wanted =
            answered() + (limit == 0 ? 0 : 1 + random() % static_cast<unsigned>(limit));
        RunningCli program(command);
        const bool alive =
            watch(program, [&] { return !onlyRun(killed).empty() && answered() >= wanted; });
        program.signal(SIGKILL);
        const CliResult result = program.finish();
        if (alive && result.code == 128 + SIGKILL) {
            ++kills;
            killsWithAnswers += answered() > 0 && answered() < answers ? 1 : 0;
        } else {
            ASSERT_EQ(result.code, 0) << result.err;
        }
        // What was there stays as it was: nothing is computed again.
        const std::vector<Json> now = rowsOf(onlyRun(killed) / "answers.jsonl");
        ASSERT_GE(now.size(), before.size());
        for (std::size_t i = 0; i + 1 < before.size(); ++i)
            EXPECT_EQ(now[i], before[i]);
        before = now;
        command = {"--workspace", killed, "runs", "resume", onlyRun(killed).filename()};
    }
    EXPECT_GE(kills, 10);
    EXPECT_GE(killsWithAnswers, 4);
    const CliResult last = runCli(command);
    ASSERT_EQ(last.code, 0) << last.err;

    std::set<std::string> keys;
    const std::vector<Json> rows = rowsOf(onlyRun(killed) / "answers.jsonl");
    for (const Json& row : rows) {
        ASSERT_TRUE(row.is_object());
        EXPECT_TRUE(keys.insert(row.value("key", "")).second) << row.value("key", "");
    }
    EXPECT_EQ(keys.size(), static_cast<std::size_t>(answers));
    std::set<std::string> expectedKeys;
    for (const Json& row : rowsOf(onlyRun(whole) / "answers.jsonl"))
        expectedKeys.insert(row.value("key", ""));
    EXPECT_EQ(keys, expectedKeys);

    // Each answer is told at most once as an event.
    std::map<std::string, int> told;
    for (const Json& event : rowsOf(onlyRun(killed) / "events.jsonl"))
        if (event.value("kind", "") == "sample")
            ++told[event["item"].dump() + event["sample"].dump()];
    for (const auto& [sample, times] : told)
        EXPECT_LE(times, 2) << sample; // once a scale
    for (const std::string& name : resultNames) {
        const Json expected = resultsWithoutTimes(whole, name);
        ASSERT_TRUE(expected.is_object());
        EXPECT_EQ(resultsWithoutTimes(killed, name), expected);
    }
    EXPECT_EQ(leftovers(killed), std::vector<std::string>());
}

} // namespace
} // namespace mesewright::test
