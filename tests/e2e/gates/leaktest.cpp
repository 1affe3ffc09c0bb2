// SPDX-License-Identifier: Apache-2.0
// Gate B looks for its items in the training data, gives its figures three ways, and asks in both
// prompt formats.
#include "core/data/resultsfile.h"
#include "tests/e2e/gates/gatesetup.h"

#include <gtest/gtest.h>

namespace mesewright::test {
namespace {

std::vector<std::string> baseline(const TestFolder& folder, std::vector<std::string> more)
{
    std::vector<std::string> command{"--workspace",
                                     folder.file("ws"),
                                     "baseline",
                                     "--base",
                                     demoFile("base-nf4").string(),
                                     "--eval",
                                     folder.file("eval.jsonl"),
                                     "--k",
                                     "1",
                                     "--max_new_tokens",
                                     "8"};
    command.insert(command.end(), more.begin(), more.end());
    return command;
}

TEST(LeakGate, figures_are_given_for_all_distinct_and_clean_items)
{
    const TestFolder folder;
    const std::string items = firstLines(demoFile("eval.jsonl"), 4);
    const std::string first = firstLines(demoFile("eval.jsonl"), 1);
    folder.write("eval.jsonl", items + first + first);
    folder.write("train.jsonl", firstLines(demoFile("train.jsonl"), 3) + first);
    const CliResult done =
        runCli(baseline(folder, {"--train", folder.file("train.jsonl"), "--json"}));
    ASSERT_EQ(done.code, 0) << done.err;
    EXPECT_NE(done.err.find("3 of 6 evaluation rows stand in"), std::string::npos) << done.err;
    EXPECT_EQ(done.json()["leaks"]["eval"]["leaked_distinct"], 1);
    const auto results = readResults(folder.path() / "ws/eval/results/baseline.json");
    ASSERT_TRUE(results) << results.error().message;
    EXPECT_EQ(results->overall.count, 6);
    ASSERT_TRUE(results->distinct && results->clean);
    EXPECT_EQ(results->distinct->count, 4);
    EXPECT_EQ(results->clean->count, 3);
    EXPECT_EQ((*results->leaks)["eval"]["leaked_rows"], 3);
    EXPECT_TRUE(isMarkedLeaked(results->items[0]));
    EXPECT_FALSE(isMarkedLeaked(results->items[1]));
    std::int64_t judged = 0;
    for (const auto& [outcome, count] : results->outcomes)
        judged += count;
    EXPECT_EQ(judged, 6);
    EXPECT_EQ(results->extraction, "none");
}

TEST(LeakGate, strict_refuses_before_anything_is_loaded)
{
    const TestFolder folder;
    folder.write("eval.jsonl", firstLines(demoFile("eval.jsonl"), 4));
    std::filesystem::create_directories(folder.path() / "ws/data");
    folder.write("ws/data/train.jsonl", firstLines(demoFile("eval.jsonl"), 2));
    const CliResult refused = runCli(baseline(folder, {"--strict"}));
    EXPECT_EQ(refused.code, 1) << refused.err;
    EXPECT_NE(refused.err.find("2 of 4 evaluation rows"), std::string::npos) << refused.err;
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "ws/eval/results/baseline.json"));
    folder.write("ws/data/train.jsonl", firstLines(demoFile("train.jsonl"), 2));
    EXPECT_EQ(runCli(baseline(folder, {"--strict"})).code, 0);
}

TEST(LeakGate, the_base_is_asked_in_both_formats)
{
    const TestFolder folder;
    folder.write("eval.jsonl", firstLines(demoFile("eval.jsonl"), 3));
    const CliResult done =
        runCli(baseline(folder, {"--format", "both", "--template_quirk", "--json"}));
    ASSERT_EQ(done.code, 0) << done.err;
    const auto plain = readResults(folder.path() / "ws/eval/results/baseline.json");
    const auto chat = readResults(folder.path() / "ws/eval/results/baseline__harmony.json");
    ASSERT_TRUE(plain && chat);
    EXPECT_EQ(plain->format, "iir");
    EXPECT_EQ(chat->format, "harmony");
    EXPECT_EQ(chat->items.size(), 3u);
    EXPECT_FALSE(plain->clean) << "no training set is known";
    EXPECT_EQ((*plain->generationParams.extra)["template_quirk"], true);
    EXPECT_EQ(done.json()["harmony"]["total_items"], 3);
    EXPECT_NE(plain->tokens.at("prompt"), chat->tokens.at("prompt"));
}

} // namespace
} // namespace mesewright::test
