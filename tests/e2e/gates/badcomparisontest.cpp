// SPDX-License-Identifier: Apache-2.0
// Evidence that gate E must not decide on: none, leaked, or used twice.
#include "core/base/json.h"
#include "tests/e2e/gates/gatesetup.h"

#include <gtest/gtest.h>

namespace mesewright::test {
namespace {

class BadComparison : public testing::Test
{
protected:
    BadComparison() { m_folder.write("eval.jsonl", firstLines(demoFile("eval.jsonl"), 4)); }

    [[nodiscard]] std::vector<std::string> command(const std::vector<std::string>& words) const
    {
        std::vector<std::string> all{"--quiet", "--workspace", m_folder.path()};
        all.insert(all.end(), words.begin(), words.end());
        return all;
    }
    void succeed(const std::vector<std::string>& words) const
    {
        const CliResult result = runCli(command(words));
        ASSERT_EQ(result.code, 0) << result.err;
    }
    void measureBaseline() const
    {
        succeed({"baseline", "--base", demoFile("base-nf4"), "--eval", m_folder.file("eval.jsonl"),
                 "--k", "1", "--max_new_tokens", "8"});
    }
    void measureAdapters(const std::filesystem::path& adapters) const
    {
        succeed({"adapters", "--base", demoFile("base-nf4"), "--eval", m_folder.file("eval.jsonl"),
                 "--k", "1", "--max_new_tokens", "8", "--scales", "1", "--adapters_dir", adapters});
    }
    [[nodiscard]] std::filesystem::path results() const
    {
        return m_folder.path() / "eval" / "results";
    }
    [[nodiscard]] std::vector<std::filesystem::path> decisionFiles() const
    {
        return {results() / "comparison_results.json", results() / "deltas.txt"};
    }

    TestFolder m_folder;
};

TEST_F(BadComparison, without_any_file_is_refused)
{
    expectRefused(command({"compare"}), 2, {"baseline.json"}, decisionFiles());
}

TEST_F(BadComparison, without_adapter_results_fails)
{
    measureBaseline();
    for (const char* rule : {"paired", "seed"}) {
        const CliResult plain = runCli(command({"compare", "--rule", rule}));
        EXPECT_EQ(plain.code, 0) << plain.err;
        const CliResult strict = runCli(command({"--json", "compare", "--rule", rule, "--strict"}));
        EXPECT_EQ(strict.code, 1) << strict.err;
        EXPECT_EQ(strict.json().value("decision", ""), "FAIL");
        EXPECT_EQ(countIn(results() / "comparison_results.json", "\"FAIL\""), 1U);
    }
}

TEST_F(BadComparison, of_files_that_do_not_belong_together_is_refused)
{
    measureBaseline();
    measureAdapters(demoFile("reference-adapter"));
    const std::filesystem::path baseline = results() / "baseline.json";
    const std::filesystem::path adapter = results() / "reference-adapter__scale-1.0.json";
    const std::string given = contentOf(baseline);

    expectRefused(command({"compare", "--confirm_baseline", baseline}), 2, {"--confirm_adapter"},
                  decisionFiles());
    expectRefused(
        command({"compare", "--confirm_baseline", baseline, "--confirm_adapter", adapter}), 1,
        {"baseline.json", "4 items", "used already"}, decisionFiles());
    writeText(baseline, given.substr(0, given.size() / 2));
    expectRefused(command({"compare"}), 2, {"baseline.json"}, decisionFiles());
    writeText(baseline, "[]");
    expectRefused(command({"compare"}), 2, {"baseline.json"}, decisionFiles());
}

TEST_F(BadComparison, on_leaked_items_is_refused_unless_told_to)
{
    m_folder.write("config.yaml", edited(trainSettings(demoFile("base-nf4"), 1), "[2, 3]", "[7]"));
    succeed({"train", "--config", m_folder.file("config.yaml"), "--train",
             m_folder.file("eval.jsonl")});
    measureBaseline();
    measureAdapters(m_folder.path() / "adapters");
    expectRefused(command({"compare"}), 1, {"4 of 4 evaluation items", "--allow_leaked"},
                  decisionFiles());
    const CliResult allowed = runCli(command({"compare", "--allow_leaked"}));
    EXPECT_EQ(allowed.code, 0) << allowed.err;
    const Json decision = Json::parse(contentOf(decisionFiles().front()), nullptr, false);
    EXPECT_EQ(decision.value("leaked_items", 0), 4);
}

} // namespace
} // namespace mesewright::test
