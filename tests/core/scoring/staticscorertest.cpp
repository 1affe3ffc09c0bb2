// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/staticscorer.h"
#include "core/base/files.h"
#include "core/base/text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace mesewright;

namespace {

const std::filesystem::path luaParser = std::filesystem::path(MESEWRIGHT_BIN) / "mesewright-lua51";

struct Recorded
{
    std::string family;
    std::string input;
    std::string candidate;
    Json row;
};

std::vector<Recorded> recordedRows()
{
    std::vector<Recorded> rows;
    const auto file = readFile(std::string(MESEWRIGHT_TEST_DATA) + "/static/verdicts.jsonl");
    EXPECT_TRUE(file) << file.error().message;
    for (const std::string& line : split(file ? *file : "", '\n')) {
        if (line.empty())
            continue;
        auto row = parseJson(line, "verdicts.jsonl");
        EXPECT_TRUE(row) << row.error().message;
        rows.push_back({(*row)["family"].get<std::string>(), (*row)["input"].get<std::string>(),
                        (*row)["candidate"].get<std::string>(), *row});
    }
    return rows;
}

std::vector<Candidate> candidatesOf(const std::vector<Recorded>& rows)
{
    std::vector<Candidate> candidates;
    for (const Recorded& row : rows)
        candidates.push_back({row.family, row.input, row.candidate});
    return candidates;
}

StaticVerdict scoreOne(std::string_view family, std::string_view input, std::string_view answer)
{
    StaticScorer scorer(luaParser);
    const std::vector<Candidate> candidates{{family, input, answer}};
    auto verdicts = scorer.scoreStatic(candidates);
    EXPECT_TRUE(verdicts) << verdicts.error().message;
    return verdicts ? verdicts->at(0) : StaticVerdict();
}

constexpr std::string_view goodNode = "minetest.register_node('mymod:x', {\n"
                                      "    description = 'X',\n    tiles = {'x.png'}\n})";

} // namespace

TEST(StaticScorer, givesAllRecordedVerdicts)
{
    const auto rows = recordedRows();
    ASSERT_EQ(rows.size(), 1197U);
    StaticScorer scorer(luaParser);
    const auto verdicts = scorer.scoreStatic(candidatesOf(rows));
    ASSERT_TRUE(verdicts) << verdicts.error().message;
    ASSERT_EQ(verdicts->size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Json& row = rows[i].row;
        const StaticVerdict& verdict = (*verdicts)[i];
        const std::string where = "row " + row["id"].dump() + " " + row["what"].dump();
        EXPECT_EQ(verdict.outcome == Outcome::Passed, row["valid"].get<bool>()) << where;
        EXPECT_EQ(verdict.reason, row["reason"].get<std::string>()) << where;
        EXPECT_EQ(verdict.outcome == Outcome::NotRun, verdict.reason == "unknown family") << where;
        EXPECT_EQ(verdict.diffRule.has_value(), row.contains("diff_rule")) << where;
        if (verdict.diffRule && row.contains("diff_rule")) {
            EXPECT_EQ(*verdict.diffRule, row["diff_rule"].get<bool>()) << where;
        }
        EXPECT_EQ(verdict.patched.has_value(), row.contains("patched")) << where;
        if (verdict.patched && row.contains("patched")) {
            EXPECT_EQ(*verdict.patched, row["patched"].get<std::string>()) << where;
        }
    }
}

TEST(StaticScorer, judgesARowAloneAsInABatch)
{
    const auto rows = recordedRows();
    const auto candidates = candidatesOf(rows);
    StaticScorer together(luaParser);
    StaticScorer alone(luaParser);
    const auto all = together.score(candidates);
    ASSERT_TRUE(all) << all.error().message;
    for (std::size_t i = 0; i < candidates.size(); i += 11) {
        const auto one = alone.score(std::span(candidates).subspan(i, 1));
        ASSERT_TRUE(one) << one.error().message;
        EXPECT_EQ(one->at(0).outcome, all->at(i).outcome);
        EXPECT_EQ(one->at(0).reason, all->at(i).reason);
        EXPECT_EQ(one->at(0).evidence, all->at(i).evidence);
    }
}

TEST(StaticScorer, keepsTheTrapsOfTheRules)
{
    struct Case
    {
        std::string_view family;
        std::string_view answer;
        std::string_view reason;
    };
    const std::vector<Case> cases{
        {"scaffold", goodNode, "ok"},
        {"scaffold", "", "missing: minetest\\.register_node"},
        {"doc", "minetest.x('a:b')", "ok"},
        {"doc", "minetest.x('a:b\")", "lua syntax"},
        {"doc", "minetest.x('a:1b')",
         "missing: ['\\\"][a-zA-Z_][a-zA-Z0-9_]*:[a-zA-Z_][a-zA-Z0-9_]*['\\\"]"},
        {"doc", "minetest.x('a:b') -- TODO", "forbidden: TODO"},
        {"doc", "\x1BLua minetest. 'a:b'", "lua syntax"},
        {"tool", "x = 1", "unknown family"},
        {"", "x = = 1", "unknown family"},
        {"repair", "no diff at all", "patch: no file"},
        {"repair", "", "patch: no file"},
    };
    for (const Case& c : cases)
        EXPECT_EQ(scoreOne(c.family, "", c.answer).reason, c.reason) << c.answer;
}

TEST(StaticScorer, takesBytesThatAreNotUtf8)
{
    const std::string node(goodNode);
    EXPECT_EQ(scoreOne("scaffold", "", node + " -- \xFF\xC3").reason, "ok");
    EXPECT_EQ(scoreOne("scaffold", "", node + " -- nil\xFF").reason, "ok");
    EXPECT_EQ(scoreOne("scaffold", "", node + " -- nil\xC2\xA0.").reason, "forbidden: nil\\s");
    // A lone byte after the bracket is a character that is no quote.
    EXPECT_EQ(scoreOne("scaffold", "", node + " -- register_node(\xFF").reason,
              "forbidden: register_node\\s*\\([^'\\\"]");
    EXPECT_EQ(scoreOne("scaffold", "", node + " \xFF").reason, "lua syntax");
}

TEST(StaticScorer, survivesHugeAnswers)
{
    const std::string spaces(12'000'000, ' ');
    EXPECT_EQ(scoreOne("scaffold", "", std::string(goodNode) + spaces).reason, "ok");
    std::string ends;
    for (int i = 0; i < 2'000'000; ++i)
        ends += "@@ --";
    EXPECT_EQ(scoreOne("repair", "x", ends).reason, "patch: no file");
    const std::string huge(LuaParser::maximumTextSize + 1, 'x');
    const auto verdict = scoreOne("doc", "", huge);
    EXPECT_EQ(verdict.outcome, Outcome::NotRun);
    EXPECT_NE(verdict.reason.find("larger than"), std::string::npos);
}

TEST(StaticScorer, writesTheVerdictOfAnyLevel)
{
    const auto scorer = makeScorer({Level::Static, std::nullopt, luaParser});
    ASSERT_TRUE(scorer) << scorer.error().message;
    EXPECT_EQ((*scorer)->level(), Level::Static);
    const std::string diff = "--- a/x\n+++ b/x\n@@ -1,1 +1,1 @@\n-old\n+new = = 1";
    const std::vector<Candidate> candidates{{"repair", "old", diff}, {"doc", "", "x = = 1"}};
    const auto verdicts = (*scorer)->score(candidates);
    ASSERT_TRUE(verdicts) << verdicts.error().message;
    EXPECT_EQ(verdicts->at(0).outcome, Outcome::Failed);
    EXPECT_EQ(verdicts->at(0).reason, "patched: lua syntax");
    EXPECT_EQ(verdicts->at(0).evidence["patched"], "new = = 1");
    EXPECT_EQ(verdicts->at(0).evidence["diff_rule"], true);
    EXPECT_EQ(verdicts->at(1).line, 1);
    EXPECT_FALSE(verdicts->at(1).evidence["detail"].get<std::string>().empty());
}

TEST(StaticScorer, failsWithoutItsParser)
{
    StaticScorer scorer("/nowhere/mesewright-lua51");
    const std::vector<Candidate> candidates{{"doc", "", "x = 1"}};
    const auto verdicts = scorer.scoreStatic(candidates);
    ASSERT_FALSE(verdicts);
    EXPECT_EQ(verdicts.error().kind, ErrorKind::Machine);
}

TEST(StaticScorer, takesTheCodeOutOfAnAnswerWhereAsked)
{
    StaticScorer scorer(luaParser, nullptr, Extraction::Auto);
    const std::string fenced = "Here is the node:\n```lua\n" + std::string(goodNode) + "\n```\n";
    const std::vector<Candidate> candidates{{"scaffold", "", fenced},
                                            {"scaffold", "", "I am sorry, I cannot do that."}};
    const auto verdicts = scorer.score(candidates);
    ASSERT_TRUE(verdicts) << verdicts.error().message;
    EXPECT_EQ(verdicts->at(0).reason, "ok");
    EXPECT_EQ(verdicts->at(0).evidence["extraction"]["source"], "fence");
    EXPECT_EQ(verdicts->at(1).outcome, Outcome::NotExtracted);
    EXPECT_EQ(scoreOne("scaffold", "", fenced).reason, "lua syntax");
}

TEST(Levels, haveNames)
{
    for (const Level level : {Level::Syntax, Level::Static, Level::Exec, Level::Engine}) {
        const auto parsed = parseLevel(levelName(level));
        ASSERT_TRUE(parsed);
        EXPECT_EQ(*parsed, level);
    }
    EXPECT_FALSE(parseLevel("statics"));
    EXPECT_FALSE(parseExtraction("all"));
    EXPECT_EQ(defaultExtraction(Level::Static), Extraction::None);
    EXPECT_EQ(defaultExtraction(Level::Exec), Extraction::Auto);
    EXPECT_EQ(outcomeName(Outcome::NotExtracted), "not_extracted");
}

TEST(Bench, judgesAgainAndAgain)
{
    const auto rows = recordedRows();
    const auto rate = benchStaticScoring(candidatesOf(rows), 0.05, luaParser);
    ASSERT_TRUE(rate) << rate.error().message;
    EXPECT_GT(*rate, 0.0);
    RecordProperty("candidates_a_second", static_cast<int>(*rate));
}
