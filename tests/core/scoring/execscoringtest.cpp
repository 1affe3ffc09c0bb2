// SPDX-License-Identifier: Apache-2.0
// The exec level on whole data sets, in the real sandbox.
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/luanti/sandbox.h"
#include "core/scoring/derivedexpectation.h"
#include "core/scoring/loadscorer.h"
#include "core/scoring/scorer.h"

#include <gtest/gtest.h>

#include <array>
#include <deque>
#include <string>
#include <vector>

using namespace mesewright;

namespace {

std::deque<Json> rowsOf(const std::filesystem::path& file)
{
    std::deque<Json> rows;
    const auto text = readFile(file);
    EXPECT_TRUE(text) << text.error().message;
    for (const std::string& line : split(text ? *text : "", '\n')) {
        if (line.empty())
            continue;
        auto row = parseJson(line, file.string());
        EXPECT_TRUE(row) << row.error().message;
        rows.push_back(std::move(*row));
    }
    return rows;
}

const std::string& textIn(const Json& row, const char* key)
{
    return row[key].get_ref<const std::string&>();
}

/// The references of a file as candidates, with the rows' own `expect` if they have one.
std::vector<Candidate> references(const std::deque<Json>& rows)
{
    std::vector<Candidate> candidates;
    for (const Json& row : rows)
        candidates.push_back({textIn(row, "family"), textIn(row, "input"), textIn(row, "output"),
                              textIn(row, "instruction"),
                              row.contains("expect") ? &row["expect"] : nullptr});
    return candidates;
}

class ExecScoring : public testing::Test
{
protected:
    void SetUp() override
    {
        const auto features = sandboxFeatures();
        if (!features)
            GTEST_SKIP() << "no sandbox on this machine: " << features.error().message;
    }

    static std::vector<Verdict> score(const std::vector<Candidate>& candidates,
                                      std::optional<Extraction> extraction = std::nullopt)
    {
        ScorerOptions options;
        options.level = Level::Exec;
        options.extraction = extraction;
        const auto scorer = makeScorer(options);
        EXPECT_TRUE(scorer) << scorer.error().message;
        auto verdicts = (*scorer)->score(candidates);
        EXPECT_TRUE(verdicts) << verdicts.error().message;
        return verdicts ? std::move(*verdicts) : std::vector<Verdict>(candidates.size());
    }
};

struct SeedCounts
{
    int failed = 0;
    int lightItems = 0;
    int lightWrong = 0;       ///< the text names another level than the instruction
    int lightFailed = 0;      ///< of all light items
    int lightWrongFailed = 0; ///< of those with another level
    int syntax = 0;
    int patches = 0;
};

std::string_view numberBehind(std::string_view text, std::string_view mark)
{
    const auto at = text.find(mark);
    if (at == std::string_view::npos)
        return {};
    text.remove_prefix(at + mark.size());
    return text.substr(0, text.find_first_not_of("0123456789"));
}

} // namespace

TEST_F(ExecScoring, passesAllReferencesOfTheDemo)
{
    for (const char* name : {"train", "validation", "eval"}) {
        const auto rows = rowsOf(std::filesystem::path(MESEWRIGHT_SOURCE) / "resources/demo" /
                                 (std::string(name) + ".jsonl"));
        ASSERT_EQ(rows.size(), std::string(name) == "train" ? 480U : 60U);
        for (const Extraction extraction : {Extraction::None, Extraction::Auto}) {
            const auto verdicts = score(references(rows), extraction);
            for (std::size_t i = 0; i < rows.size(); ++i)
                EXPECT_EQ(verdicts[i].outcome, Outcome::Passed)
                    << rows[i]["id"] << ": " << verdicts[i].reason;
        }
    }
}

/// First answers of the demo's model, untouched and with the adapter trained by our own demo. The
/// demo's README measured 33.3 % and, over five seeds, 90.0 to 91.7 % with other software.
TEST_F(ExecScoring, agreesWithWhatWasMeasuredOnTheDemosModel)
{
    const auto items =
        rowsOf(std::filesystem::path(MESEWRIGHT_SOURCE) / "resources/demo/eval.jsonl");
    const auto answers = rowsOf(std::string(MESEWRIGHT_TEST_DATA) + "/scoring/demo-answers.jsonl");
    ASSERT_EQ(answers.size(), 2 * items.size());
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const Json& item = items[i % items.size()];
        ASSERT_EQ(item["id"], answers[i]["item"]);
        candidates.push_back({textIn(item, "family"), textIn(item, "input"),
                              textIn(answers[i], "answer"), textIn(item, "instruction"),
                              &item["expect"]});
    }
    const auto passed = [&](Extraction extraction) {
        const auto verdicts = score(candidates, extraction);
        std::array<int, 2> counts{};
        for (std::size_t i = 0; i < verdicts.size(); ++i) {
            EXPECT_NE(verdicts[i].outcome, Outcome::NotRun) << verdicts[i].reason;
            counts[i / items.size()] += verdicts[i].outcome == Outcome::Passed ? 1 : 0;
        }
        return counts;
    };
    EXPECT_EQ(passed(Extraction::None), (std::array<int, 2>{20, 55}));
    // The untouched model's habit is to wrap its answer in prose and a fence.
    EXPECT_EQ(passed(Extraction::Auto), (std::array<int, 2>{42, 55}));
}

TEST_F(ExecScoring, failsAnAnswerWithAnotherItemsExpectation)
{
    const auto rows =
        rowsOf(std::filesystem::path(MESEWRIGHT_SOURCE) / "resources/demo/eval.jsonl");
    auto candidates = references(rows);
    std::size_t judged = 0;
    // Each expectation asks for names of its own item, so that no other answer may meet it.
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (candidates[i].family == "repair")
            continue;
        std::size_t other = (i + 1) % candidates.size();
        while (candidates[other].family == "repair")
            other = (other + 1) % candidates.size();
        candidates[i].expect = &rows[other]["expect"];
        ++judged;
    }
    const auto verdicts = score(candidates);
    std::size_t passed = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (candidates[i].family == "repair")
            EXPECT_EQ(verdicts[i].outcome, Outcome::Passed);
        else
            passed += verdicts[i].outcome == Outcome::Passed ? 1 : 0;
    }
    EXPECT_EQ(judged, 40U);
    EXPECT_EQ(passed, 0U);
}

TEST_F(ExecScoring, findsTheWrongReferencesOfTheSeedsData)
{
    const auto countsOf = [](const char* name) {
        const auto rows = rowsOf(std::string(MESEWRIGHT_TEST_DATA) + "/seed/" + name + ".jsonl");
        std::deque<Json> expectations;
        auto candidates = references(rows);
        for (Candidate& candidate : candidates) {
            auto expect =
                deriveExpectation(candidate.family, candidate.instruction, candidate.input);
            EXPECT_TRUE(expect) << candidate.instruction;
            expectations.push_back(expect.value_or(Json()));
            candidate.expect = &expectations.back();
        }
        const auto verdicts = score(candidates, Extraction::None);
        SeedCounts counts;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const Verdict& verdict = verdicts[i];
            EXPECT_NE(verdict.outcome, Outcome::NotRun) << verdict.reason;
            const bool failed = verdict.outcome == Outcome::Failed;
            const bool light = candidates[i].instruction.starts_with("Create a light-emitting");
            counts.failed += failed ? 1 : 0;
            counts.lightItems += light ? 1 : 0;
            counts.lightFailed += light && failed ? 1 : 0;
            const bool wrong = light && numberBehind(candidates[i].instruction, "light level ") !=
                                            numberBehind(candidates[i].answer, "light_source = ");
            counts.lightWrong += wrong ? 1 : 0;
            counts.lightWrongFailed += wrong && failed ? 1 : 0;
            counts.syntax += verdict.line > 0 && candidates[i].family == "scaffold" ? 1 : 0;
            counts.patches += verdict.reason.starts_with("the diff does not apply") ? 1 : 0;
        }
        return counts;
    };
    const SeedCounts eval = countsOf("eval");
    EXPECT_EQ(eval.lightItems, 3);
    EXPECT_EQ(eval.lightWrong, 1);
    EXPECT_EQ(eval.lightWrongFailed, 1);
    EXPECT_EQ(eval.lightFailed, 1);
    EXPECT_EQ(eval.patches, 5);
    EXPECT_EQ(eval.failed, 6);
    const SeedCounts train = countsOf("train");
    EXPECT_EQ(train.lightItems, 76);
    EXPECT_EQ(train.lightWrong, 59);
    EXPECT_EQ(train.lightWrongFailed, 59);
    // One whose level is right does not load, for an apostrophe that is not escaped.
    EXPECT_EQ(train.lightFailed, 60);
    EXPECT_EQ(train.syntax, 8);
    EXPECT_EQ(train.patches, 42);
    EXPECT_EQ(train.failed, 106);
}

TEST_F(ExecScoring, givesTheSameEvidenceTwice)
{
    const auto rows =
        rowsOf(std::filesystem::path(MESEWRIGHT_SOURCE) / "resources/demo/eval.jsonl");
    auto candidates = references(rows);
    const std::string noisy = "print({}, print, coroutine.create(print)) error({})";
    candidates.push_back({"scaffold", "", noisy});
    auto first = score(candidates);
    auto second = score(candidates);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        first[i].evidence.erase(measuredKey);
        second[i].evidence.erase(measuredKey);
        EXPECT_EQ(jsonLine(first[i].evidence), jsonLine(second[i].evidence));
        EXPECT_EQ(first[i].reason, second[i].reason);
    }
}

TEST_F(ExecScoring, judgesBehaviour)
{
    constexpr char code[] = "core.register_chatcommand('greet', {\n"
                            "    params = '<name>', description = 'Greets',\n"
                            "    func = function(name, param)\n"
                            "        if param == '' then return false, 'Whom?' end\n"
                            "        return true, 'Hello, ' .. param .. '!'\n"
                            "    end,\n})\n";
    const Json good = Json::parse(R"({"registers":[{"kind":"chatcommand","name":"greet",
        "functions":["func"]}],"behaviour":[
        {"do":"command","name":"greet","param":"Sam","expect":{"result":true,
                                                               "message":"Hello,? Sam"}},
        {"do":"command","name":"greet","expect":{"result":false}}]})");
    const Json bad = Json::parse(R"({"behaviour":[
        {"do":"command","name":"greet","param":"Sam","expect":{"message":"Bye"}}]})");
    const auto verdicts = score(
        {{"chatcommand", "", code, "Greet", &good}, {"chatcommand", "", code, "Greet", &bad}});
    EXPECT_EQ(verdicts[0].reason, "ok");
    EXPECT_EQ(verdicts[0].evidence["check"]["holds"], true);
    EXPECT_EQ(verdicts[1].outcome, Outcome::Failed);
    EXPECT_EQ(verdicts[1].reason,
              "step 1 (command \"greet\"): message is \"Hello, Sam!\", expected a text with "
              "\"Bye\"");
}
