// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/syntaxscorer.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

using namespace mesewright;

namespace {

const std::filesystem::path folder = MESEWRIGHT_BIN;
const LuaPrograms programs{folder / "mesewright-luajit", folder / "mesewright-lua51",
                           folder / "mesewright-lua54"};

class Syntax : public testing::Test
{
protected:
    void SetUp() override
    {
        if (!std::filesystem::exists(programs.luaJit))
            GTEST_SKIP() << "mesewright-luajit is not built: libluajit-5.1-dev is missing";
    }

    static std::vector<Verdict> score(const std::vector<Candidate>& candidates,
                                      Extraction extraction = Extraction::Auto)
    {
        SyntaxScorer scorer(programs, extraction);
        auto verdicts = scorer.score(candidates);
        EXPECT_TRUE(verdicts) << verdicts.error().message;
        return verdicts ? *verdicts : std::vector<Verdict>(candidates.size());
    }
    static Verdict scoreOne(const Candidate& candidate, Extraction extraction = Extraction::Auto)
    {
        return score({candidate}, extraction)[0];
    }
};

const std::string input = "a = 1\nb = = 2\nc = 3";
const std::string fix =
    "--- a/init.lua\n+++ b/init.lua\n@@ -1,3 +1,3 @@\n a = 1\n-b = = 2\n+b = 2\n c = 3";

} // namespace

TEST_F(Syntax, judgesPrograms)
{
    struct Case
    {
        const char* answer;
        Extraction extraction;
        Outcome outcome;
        const char* reason;
        int line;
    };
    const std::vector<Case> cases{
        {"x = 1", Extraction::Auto, Outcome::Passed, "ok", 0},
        {"goto a\n::a::", Extraction::Auto, Outcome::Passed, "ok", 0},
        {"So:\n```lua\nx = 1\ny = = 2\n```", Extraction::Auto, Outcome::Failed,
         "LuaJIT: line 2: ", 2},
        {"x = 7\ny = x // 2", Extraction::Auto, Outcome::Failed, "(`//` divides", 2},
        {"", Extraction::Auto, Outcome::NotExtracted, "the answer is empty", 0},
        {"I cannot do that.", Extraction::Auto, Outcome::NotExtracted, "prose", 0},
        {"", Extraction::None, Outcome::Passed, "ok", 0},
        {"I cannot do that.", Extraction::None, Outcome::Failed, "LuaJIT: line 1", 1},
        {"```lua\nx = 1\n```", Extraction::None, Outcome::Failed, "LuaJIT: line 1", 1},
        {"\x1BLua", Extraction::None, Outcome::Failed, "bytecode is not accepted", 0},
        {"\x1BLJ\x02", Extraction::Auto, Outcome::Failed, "bytecode is not accepted", 0},
        {"# heading\nx = 1", Extraction::None, Outcome::Passed, "ok", 0},
    };
    for (const Case& c : cases) {
        const Verdict verdict = scoreOne({"scaffold", "", c.answer}, c.extraction);
        EXPECT_EQ(verdict.level, Level::Syntax);
        EXPECT_EQ(verdict.outcome, c.outcome) << c.answer << ": " << verdict.reason;
        EXPECT_NE(verdict.reason.find(c.reason), std::string::npos) << verdict.reason;
        EXPECT_EQ(verdict.line, c.line) << c.answer;
        EXPECT_EQ(verdict.evidence.contains("extraction"),
                  c.extraction == Extraction::Auto && c.outcome != Outcome::NotExtracted);
    }
}

TEST_F(Syntax, keepsWhatTheOthersSay)
{
    const Verdict verdict = scoreOne({"doc", "", "So:\n\n```lua\nx = 7 // 2\ny = 8 // 2\n```"});
    const Json& evidence = verdict.evidence;
    EXPECT_EQ(evidence["luajit"]["ok"], false);
    EXPECT_EQ(evidence["luajit"]["line"], 1);
    EXPECT_EQ(evidence["lua51"]["ok"], false);
    EXPECT_EQ(evidence["lua54"], Json({{"ok", true}}));
    ASSERT_EQ(evidence["differences"].size(), 1U);
    EXPECT_EQ(evidence["differences"][0]["line"], 1);
    EXPECT_EQ(evidence["differences"][0]["times"], 2);
    EXPECT_EQ(evidence["extraction"]["source"], "fence");
    EXPECT_EQ(evidence["extraction"]["line"], 4);
}

TEST_F(Syntax, judgesRepairsByThePatchedInput)
{
    Verdict verdict = scoreOne({"repair", input, "So:\n```diff\n" + fix + "\n```"});
    EXPECT_EQ(verdict.outcome, Outcome::Passed) << verdict.reason;
    EXPECT_EQ(verdict.evidence["patch"]["applied"], "strictly");
    EXPECT_EQ(verdict.evidence["patched"], "a = 1\nb = 2\nc = 3");

    verdict = scoreOne({"repair", input, fix}, Extraction::None);
    EXPECT_EQ(verdict.outcome, Outcome::Passed) << verdict.reason;

    std::string wrongContext = fix;
    wrongContext.replace(wrongContext.find(" a = 1"), 6, " a = 9");
    verdict = scoreOne({"repair", input, wrongContext});
    EXPECT_EQ(verdict.outcome, Outcome::Passed) << verdict.reason;
    EXPECT_EQ(verdict.evidence["patch"]["applied"], "by line numbers");
    EXPECT_EQ(verdict.evidence["patched"], "a = 9\nb = 2\nc = 3");
    EXPECT_FALSE(verdict.evidence["patch"]["why"].get<std::string>().empty());

    std::string broken = fix;
    broken.replace(broken.find("+b = 2"), 6, "+b = (");
    verdict = scoreOne({"repair", input, broken});
    EXPECT_EQ(verdict.outcome, Outcome::Failed);
    EXPECT_EQ(verdict.line, 3);

    verdict = scoreOne({"repair", input, "--- a/x\n+++ b/x\n@@ -7,2 +7,2 @@\n x\n-y\n+z"});
    EXPECT_EQ(verdict.outcome, Outcome::Failed);
    EXPECT_EQ(verdict.evidence["patch"]["applied"], "no");
    EXPECT_EQ(verdict.reason.find("the diff does not apply: "), 0U) << verdict.reason;

    verdict = scoreOne({"repair", input, "```lua\na = 1\nb = 2\nc = 3\n```"});
    EXPECT_EQ(verdict.outcome, Outcome::NotExtracted);
    EXPECT_NE(verdict.reason.find("instead of a diff"), std::string::npos);
}

TEST_F(Syntax, leavesUnknownFamiliesAlone)
{
    const auto verdicts = score({{"other", "", "x = 1"}, {"doc", "", "x = 1"}});
    EXPECT_EQ(verdicts[0].outcome, Outcome::NotRun);
    EXPECT_EQ(verdicts[0].reason, "unknown family");
    EXPECT_EQ(verdicts[1].outcome, Outcome::Passed);

    SyntaxScorer scorer(programs, Extraction::Auto, [](std::string_view family) {
        return family == "other" ? std::optional(AnswerKind::Program) : std::nullopt;
    });
    const std::vector<Candidate> candidates{{"other", "", "x = 1"}, {"doc", "", "x = 1"}};
    const auto own = scorer.score(candidates);
    ASSERT_TRUE(own) << own.error().message;
    EXPECT_EQ(own->at(0).outcome, Outcome::Passed);
    EXPECT_EQ(own->at(1).outcome, Outcome::NotRun);
}

TEST_F(Syntax, takesManyAndHugeAnswers)
{
    std::string huge = "So:\n```lua\n";
    while (huge.size() < 10'000'000)
        huge += "x = 'some text'\n";
    std::string odd;
    while (odd.size() < 10'000'000)
        odd += "x = 7 // 2 \xC3\xA9 ";
    std::vector<Candidate> candidates(3000, Candidate{"doc", "", "x = 1"});
    candidates[7].answer = huge;
    candidates[11].answer = odd;
    candidates[13].answer = "x = = 1";
    const std::string tooLarge(LuaParser::maximumTextSize + 1, 'x');
    candidates[17].answer = tooLarge;
    const auto verdicts = score(candidates);
    ASSERT_EQ(verdicts.size(), candidates.size());
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        const Outcome wanted = i == 11 || i == 13 ? Outcome::Failed
                               : i == 17          ? Outcome::NotExtracted
                                                  : Outcome::Passed;
        EXPECT_EQ(verdicts[i].outcome, wanted) << i << ": " << verdicts[i].reason;
    }
    EXPECT_LT(jsonLine(verdicts[11].evidence).size(), 10000U);
    const Verdict limited = scoreOne({"doc", "", tooLarge}, Extraction::None);
    EXPECT_EQ(limited.outcome, Outcome::NotRun);
}

TEST_F(Syntax, cannotWorkWithoutLuaJit)
{
    LuaPrograms missing = programs;
    missing.luaJit = "/nowhere/mesewright-luajit";
    SyntaxScorer scorer(missing);
    const std::vector<Candidate> candidates{{"doc", "", "x = 1"}};
    const auto verdicts = scorer.score(candidates);
    ASSERT_FALSE(verdicts);
    EXPECT_EQ(verdicts.error().kind, ErrorKind::Machine);
    EXPECT_NE(verdicts.error().message.find("libluajit-5.1-dev"), std::string::npos);
}
