// SPDX-License-Identifier: Apache-2.0
#include "core/gates/answerscoring.h"

#include "core/gates/rescoring.h"
#include "tests/core/gates/scratchfolder.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>

namespace mesewright {
namespace {

using test::ScratchFolder;

const std::filesystem::path parser = std::filesystem::path(MESEWRIGHT_BIN) / "mesewright-lua51";
const std::string good = "minetest.register_node('a:b', {description = 'x', tiles = {'t.png'}})";

std::string answer(int id, const std::string& text, const std::string& family = "scaffold")
{
    return Json{{"id", id}, {"family", family}, {"answer", text}}.dump() + "\n";
}

AnswerScoring scoringOf(const std::filesystem::path& answers, const std::filesystem::path& out)
{
    AnswerScoring scoring;
    scoring.answers = answers;
    scoring.out = out;
    scoring.scorer.luaParser = parser;
    return scoring;
}

/// Requests the end once `lines` verdicts have come.
class StopAfter final : public ProgressSink
{
public:
    StopAfter(CancelToken token, std::int64_t done) : m_token(std::move(token)), m_done(done) {}
    void progress(const Progress& progress) override
    {
        if (progress.done >= m_done)
            m_token.request();
    }
    void message(const std::string&) override {}

private:
    CancelToken m_token;
    std::int64_t m_done;
};

/// The most memory this process has used, in bytes.
std::size_t peakMemory()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            return std::stoull(line.substr(6)) * 1024;
    return 0;
}

TEST(AnswerScoring, aStoppedScoringGoesOnAndGivesTheSameBytes)
{
    const ScratchFolder folder;
    std::string text;
    for (int i = 0; i < 3000; ++i)
        text += answer(i, i % 3 == 0 ? good : "x = " + std::to_string(i),
                       i % 7 == 0 ? "poem" : "scaffold");
    const auto answers = folder.write("answers.jsonl", text);
    SilentProgress silent;
    const auto whole = scoreAnswers(scoringOf(answers, folder.file("whole.jsonl")), silent);
    ASSERT_TRUE(whole) << whole.error().message;
    EXPECT_EQ(whole->rows, 3000u);
    EXPECT_EQ(whole->outcomes.at("not_run"), 429u);

    int stops = 0;
    for (bool done = false; !done && stops < 10;) {
        AnswerScoring scoring = scoringOf(answers, folder.file("parts.jsonl"));
        StopAfter stop(scoring.scorer.cancel, 600 * (stops + 1));
        const auto part = scoreAnswers(scoring, stop);
        done = part.ok();
        if (done) {
            EXPECT_EQ(part->outcomes, whole->outcomes);
            break;
        }
        ++stops;
        EXPECT_EQ(part.error().kind, ErrorKind::Stopped);
        EXPECT_NE(part.error().message.find("of 3000 answers"), std::string::npos);
        EXPECT_FALSE(std::filesystem::exists(folder.file("parts.jsonl")));
        // A crash in the middle of a line: it is cut off.
        std::ofstream(folder.file("parts.jsonl.partial/lines.jsonl"), std::ios::app) << "{\"id\":";
    }
    EXPECT_GE(stops, 2);
    EXPECT_EQ(folder.content("parts.jsonl"), folder.content("whole.jsonl"));
    EXPECT_FALSE(std::filesystem::exists(folder.file("parts.jsonl.partial")));
}

TEST(AnswerScoring, leftoversOfOtherWorkAreThrownAway)
{
    const ScratchFolder folder;
    std::string text;
    for (int i = 0; i < 1500; ++i)
        text += answer(i, "x = 1");
    AnswerScoring scoring = scoringOf(folder.write("a.jsonl", text), folder.file("v.jsonl"));
    StopAfter stop(scoring.scorer.cancel, 100);
    EXPECT_FALSE(scoreAnswers(scoring, stop));
    ASSERT_TRUE(std::filesystem::exists(folder.file("v.jsonl.partial/lines.jsonl")));
    folder.write("a.jsonl", answer(1, good));
    SilentProgress silent;
    const auto scores =
        scoreAnswers(scoringOf(folder.file("a.jsonl"), folder.file("v.jsonl")), silent);
    ASSERT_TRUE(scores) << scores.error().message;
    EXPECT_EQ(scores->rows, 1u);
    const Json line = Json::parse(folder.content("v.jsonl"));
    EXPECT_EQ(line["outcome"], "passed");
    EXPECT_EQ(line["id"], 1);
}

TEST(AnswerScoring, aMalformedRowRefusesTheFileBeforeAnythingIsWritten)
{
    const ScratchFolder folder;
    std::string text;
    for (int i = 0; i < 2000; ++i)
        text += answer(i, "x = 1");
    for (const auto& [row, says] : std::vector<std::pair<std::string, std::string>>{
             {"{\"family\":\"doc\"}\n", "line 2001: answer is missing"},
             {"{\"family\":\"doc\",\"answer\":7}\n", "line 2001: answer is no text"},
             {"{\"family\":\"doc\",\"answer\":\"\",\"expect\":[]}\n",
              "line 2001: expect is a JSON array"},
             {"{\"family\":\"doc\",\"answer\":\"\",\"instruction\":1}\n", "instruction is no text"},
             {"{\"family\":\"doc\",\n", "line 2001"},
             {"[]\n", "an object was expected"},
             {"\xFF\n", "is not UTF-8"}}) {
        SilentProgress silent;
        const auto scores = scoreAnswers(
            scoringOf(folder.write("a.jsonl", text + row), folder.file("v.jsonl")), silent);
        ASSERT_FALSE(scores) << row;
        EXPECT_EQ(scores.error().kind, ErrorKind::BadInput);
        EXPECT_NE(scores.error().message.find(says), std::string::npos) << scores.error().message;
        EXPECT_NE(scores.error().message.find("a.jsonl"), std::string::npos);
        EXPECT_FALSE(std::filesystem::exists(folder.file("v.jsonl")));
        EXPECT_FALSE(std::filesystem::exists(folder.file("v.jsonl.partial")));
    }
    SilentProgress silent;
    EXPECT_FALSE(scoreAnswers(scoringOf(folder.path(), {}), silent));
    EXPECT_FALSE(scoreAnswers(scoringOf(folder.file("none"), {}), silent));
}

TEST(AnswerScoring, memoryStaysFlatOverManyAndLongAnswers)
{
    const ScratchFolder folder;
    {
        std::ofstream file(folder.file("a.jsonl"));
        const std::string filler(900, '-');
        for (int i = 0; i < 100000; ++i)
            file << answer(i, i % 1000 == 0 ? good : "--" + filler + "\nx = " + std::to_string(i));
        file << answer(-1, std::string(10 << 20, ' ') + good);
    }
    ASSERT_GT(std::filesystem::file_size(folder.file("a.jsonl")), 90u << 20);
    const std::size_t before = peakMemory();
    SilentProgress silent;
    const auto scores =
        scoreAnswers(scoringOf(folder.file("a.jsonl"), folder.file("v.jsonl")), silent);
    ASSERT_TRUE(scores) << scores.error().message;
    EXPECT_EQ(scores->rows, 100001u);
    EXPECT_EQ(scores->outcomes.at("passed"), 101u);
    // Ten times the longest answer: copies of it in the line, the value, the scorer, its child.
    EXPECT_LT(peakMemory() - before, std::size_t{130} << 20);
}

TEST(Rescoring, twiceGivesTheSameBytesAndAStoppedOneGoesOn)
{
    const ScratchFolder folder;
    EvalResults results;
    results.k = 2;
    for (int i = 0; i < 800; ++i) {
        ItemResult item;
        item.instruction = "do " + std::to_string(i / 2); // every item stands twice
        item.family = "scaffold";
        item.candidates = {
            {0, "nil )", true, "", "", "", {}, nullptr, nullptr},
            {1, i % 4 < 2 ? good : "x = 1", false, "", "", "", {}, nullptr, nullptr}};
        item.extra = i < 400 ? std::make_shared<const Json>(Json{{"leaked", true}}) : nullptr;
        results.items.push_back(item);
    }
    results.leaks = std::make_shared<const Json>(Json{{"train_file", "t"}});
    ASSERT_TRUE(writeResults(folder.file("r.json"), results));

    SilentProgress silent;
    RescoreOptions options;
    options.results = folder.file("r.json");
    options.out = folder.file("one.json");
    options.scorer.luaParser = parser;
    const auto one = rescoreFile(options, silent);
    ASSERT_TRUE(one) << one.error().message;
    EXPECT_EQ(one->counts.answers, 1600u);
    EXPECT_EQ(one->counts.changed, 800u + 400u);
    EXPECT_EQ(one->results.overall.passAtK, 0.5);
    EXPECT_EQ(one->results.distinct->count, 400);
    EXPECT_EQ(one->results.clean->count, 200);
    EXPECT_EQ(one->results.clean->passAtK, 0.5);
    EXPECT_EQ(one->results.outcomes.at("passed"), 400);

    options.out = folder.file("two.json");
    options.scorer.cancel = CancelToken();
    StopAfter stop(options.scorer.cancel, 600);
    const auto part = rescoreFile(options, stop);
    ASSERT_FALSE(part);
    EXPECT_EQ(part.error().kind, ErrorKind::Stopped);
    EXPECT_FALSE(std::filesystem::exists(options.out));
    options.scorer.cancel = CancelToken();
    ASSERT_TRUE(rescoreFile(options, silent));
    EXPECT_EQ(folder.content("two.json"), folder.content("one.json"));
    EXPECT_FALSE(std::filesystem::exists(folder.file("two.json.partial")));

    // In its place, and once more: nothing changes.
    options.results = options.out;
    const auto again = rescoreFile(options, silent);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->counts.changed, 0u);
    EXPECT_EQ(folder.content("two.json"), folder.content("one.json"));
}

TEST(Rescoring, evidenceIsBoundedAndFreeOfWhatDiffersFromRunToRun)
{
    Verdict verdict;
    verdict.evidence = {{"measured", {{"seconds", 0.25}}}, {"log", std::string(100000, 'x')}};
    CandidateResult candidate;
    applyVerdict(verdict, candidate);
    ASSERT_NE(candidate.evidence, nullptr);
    EXPECT_FALSE(candidate.evidence->contains("measured"));
    EXPECT_LT(candidate.evidence->dump().size(), 10000u);
    verdict.evidence = {{"measured", 1}};
    applyVerdict(verdict, candidate);
    EXPECT_EQ(candidate.evidence, nullptr);
}

} // namespace
} // namespace mesewright
