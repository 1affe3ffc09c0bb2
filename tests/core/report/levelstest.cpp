// SPDX-License-Identifier: Apache-2.0
// What the report says beside the gates' own figures: other levels, the other prompt format, and
// distinct and clean items.
#include "core/report/collect.h"
#include "core/report/render.h"
#include "core/report/tables.h"
#include "tests/core/report/sampleworkspace.h"
#include "tests/core/report/xmlcheck.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace mesewright::report {

namespace {

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

Evidence collected(const SampleWorkspace& workspace)
{
    auto evidence = collectEvidence(workspace.root());
    EXPECT_TRUE(evidence) << (evidence ? "" : evidence.error().message);
    return evidence ? std::move(*evidence) : Evidence();
}

/// The row of a table whose first cells are these.
std::vector<std::string> row(const Table& table, const std::vector<std::string>& first)
{
    for (const auto& cells : table.rows)
        if (std::equal(first.begin(), first.end(), cells.begin()))
            return cells;
    ADD_FAILURE() << "no row " << first[0] << ", " << first[1];
    return std::vector<std::string>(table.columns.size());
}

/// The sample with its answers judged at exec, where fewer of them pass.
void judgedAtExec(SampleWorkspace& workspace)
{
    workspace.everything();
    const auto few = [](int, int item) { return item < 3 ? 5 : 0; };
    workspace.results("../levels/exec/baseline.json", "", 0, few);
    workspace.results("../levels/exec/ckpt-60__scale-1.0.json", "ckpt-60", 1.0,
                      [](int, int item) { return item < 12 ? 5 : 0; });
    for (const char* name : {"baseline.json", "ckpt-60__scale-1.0.json"})
        workspace.change(std::string("eval/levels/exec/") + name, [](Json& json) {
            json["level"] = "exec";
            Json& candidate = json["detailed_results"][19]["candidates"][0];
            candidate["outcome"] = "not_extracted";
        });
    workspace.write("eval/levels/levels.json",
                    R"({"exec": {"state": "done"}, "engine": {"state": "not_run",
                       "reason": "no server <was> found; install minetest-server"}})");
}

} // namespace

TEST(ReportLevels, stand_side_by_side)
{
    SampleWorkspace workspace;
    judgedAtExec(workspace);
    const Evidence evidence = collected(workspace);
    const Table table = levelTable(evidence);
    ASSERT_EQ(table.rows.size(), 4u); // base and the picked scale, each at two levels
    EXPECT_EQ(row(table, {"base", "static"})[2], "22 of 60");
    EXPECT_EQ(row(table, {"base", "exec"})[2], "9 of 60");
    EXPECT_EQ(row(table, {"base", "exec"})[7], "1"); // an answer without code
    EXPECT_EQ(row(table, {"ckpt-60 × 1.0", "exec"})[2], "36 of 60");
    EXPECT_TRUE(has(row(table, {"base", "exec"})[5], "–")) << "an interval";
    const std::string html = htmlReport(evidence);
    EXPECT_EQ(xmlProblem(html), "");
    EXPECT_TRUE(has(html, "The same answers, judged deeper"));
    EXPECT_TRUE(has(html, "The level engine was not run: no server &lt;was&gt; found"));
    EXPECT_TRUE(has(markdownReport(evidence), "judged deeper"));
    bool csv = false;
    for (const auto& [name, content] : csvTables(evidence))
        csv = csv || (name == "levels.csv" && has(content, "base,exec,all,60,9,"));
    EXPECT_TRUE(csv);
}

TEST(ReportLevels, a_gain_of_form_alone_is_said)
{
    SampleWorkspace workspace;
    judgedAtExec(workspace);
    // static: 22 to 59 of 60; exec: 9 to 36.
    const auto warned = [&workspace]() {
        for (const Finding& finding : collected(workspace).warnings)
            if (has(finding.text, "much of what was gained is the answers"))
                return finding.text;
        return std::string();
    };
    EXPECT_EQ(warned(), "");
    workspace.results("../levels/exec/baseline.json", "", 0,
                      [](int, int item) { return item < 8 ? 5 : 0; });
    EXPECT_TRUE(has(warned(), "at the level exec the gain of ckpt-60 × 1.0 is +20.0 points"))
        << warned();
}

TEST(ReportLevels, without_another_level_nothing_is_said)
{
    SampleWorkspace workspace;
    workspace.everything();
    const Evidence evidence = collected(workspace);
    EXPECT_TRUE(levelTable(evidence).rows.empty());
    EXPECT_TRUE(formatTable(evidence).rows.empty());
    EXPECT_FALSE(has(htmlReport(evidence), "judged deeper"));
}

TEST(ReportFormats, show_the_base_in_both)
{
    SampleWorkspace workspace;
    judgedAtExec(workspace);
    workspace.results("baseline__harmony.json", "", 0,
                      [](int, int item) { return item < 8 ? 5 : 0; });
    workspace.change("eval/results/baseline__harmony.json",
                     [](Json& json) { json["format"] = "harmony"; });
    const Evidence evidence = collected(workspace);
    const Table table = formatTable(evidence);
    ASSERT_EQ(table.rows.size(), 3u);
    EXPECT_EQ(row(table, {"training template", "exec"})[2], "9 of 60");
    EXPECT_EQ(row(table, {"chat format", "static"})[2], "24 of 60");
    const std::string html = htmlReport(evidence);
    EXPECT_EQ(xmlProblem(html), "");
    EXPECT_TRUE(has(html, "both prompt formats"));
    // It is no configuration of gate D and changes no decision.
    EXPECT_EQ(allResults(evidence).size(), 4u);
}

TEST(ReportCounts, give_all_distinct_and_clean_items)
{
    SampleWorkspace workspace;
    workspace.everything();
    workspace.change("eval/results/baseline.json", [](Json& json) {
        json["distinct_metrics"] = {{"total_items", 26}, {"pass_at_1", 0.5}, {"pass_at_k", 0.5}};
        json["clean_metrics"] = {{"total_items", 20}, {"pass_at_1", 0.25}, {"pass_at_k", 0.25}};
    });
    workspace.change("eval/results/ckpt-60__scale-0.5.json", [](Json& json) {
        json["clean_metrics"] = {{"total_items", 0}, {"pass_at_1", 0}, {"pass_at_k", 0}};
    });
    const Evidence evidence = collected(workspace);
    const Table table = countedTable(evidence);
    EXPECT_EQ(row(table, {"base", "all rows"})[2], "22 of 60");
    EXPECT_EQ(row(table, {"base", "distinct"})[2], "13 of 26");
    EXPECT_EQ(row(table, {"base", "distinct, not in training"})[2], "5 of 20");
    EXPECT_EQ(row(table, {"ckpt-60 × 0.5", "distinct, not in training"})[2], "none left");
    const std::string html = htmlReport(evidence);
    EXPECT_EQ(xmlProblem(html), "");
    EXPECT_TRUE(has(html, "Counted three ways"));
}

TEST(ReportComparison, shows_what_could_have_been_found)
{
    SampleWorkspace workspace;
    workspace.everything();
    workspace.change("eval/results/comparison_results.json", [](Json& json) {
        json["configurations"][0]["discordant_share"] = 0.4;
        json["configurations"][0]["minimum_detectable_effect"] = 0.2286;
    });
    const Evidence evidence = collected(workspace);
    const auto cells = comparisonTable(evidence).rows[0];
    EXPECT_TRUE(has(cells[7], "40.0"));
    EXPECT_TRUE(has(cells[8], "22.9"));
    EXPECT_TRUE(has(htmlReport(evidence), "Detectable"));
}

} // namespace mesewright::report
