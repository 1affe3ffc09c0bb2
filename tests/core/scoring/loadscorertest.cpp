// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/loadscorer.h"

#include "core/scoring/loadevidence.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

using namespace mesewright;

namespace {

/// Answers with what was recorded for a program's text; counts what it was asked to run.
class RecordedRunner final : public ModRunner
{
public:
    struct Log
    {
        std::map<std::string, ModRun> runs;
        std::vector<ModProgram> asked;
        std::size_t calls = 0;
    };
    explicit RecordedRunner(Log& log) : m_log(log) {}

    Result<std::vector<ModRun>> run(std::span<const ModProgram> programs,
                                    const CancelToken& cancel) override
    {
        ++m_log.calls;
        std::vector<ModRun> runs;
        for (const ModProgram& program : programs) {
            if (cancel.requested())
                return stopped();
            m_log.asked.push_back(program);
            const auto found = m_log.runs.find(program.code);
            if (found != m_log.runs.end()) {
                runs.push_back(found->second);
                continue;
            }
            ModRun run;
            run.state = ModRun::State::Loaded;
            run.reason = "ok";
            run.judge = "recorded";
            run.seconds = 0.25 * static_cast<double>(m_log.asked.size());
            run.memory = 1000;
            runs.push_back(std::move(run));
        }
        return runs;
    }

private:
    Log& m_log;
};

ModRun loadedWith(const std::string& registered)
{
    ModRun run;
    run.state = ModRun::State::Loaded;
    run.reason = "ok";
    run.judge = "recorded";
    run.registered = Json::parse(registered);
    return run;
}

ModRun ended(ModRun::State state, const std::string& reason, int line)
{
    ModRun run;
    run.state = state;
    run.reason = reason;
    run.line = line;
    run.judge = "recorded";
    return run;
}

class LoadScoring : public testing::Test
{
protected:
    std::vector<Verdict> score(const std::vector<Candidate>& candidates,
                               Extraction extraction = Extraction::None, CancelToken cancel = {})
    {
        LoadScorer scorer(
            std::make_unique<RecordedRunner>(m_log),
            loadFamilies(std::filesystem::path(MESEWRIGHT_SOURCE) / "resources/families", {}),
            {Level::Exec, extraction, std::move(cancel)});
        auto verdicts = scorer.score(candidates);
        EXPECT_TRUE(verdicts) << verdicts.error().message;
        return verdicts ? std::move(*verdicts) : std::vector<Verdict>(candidates.size());
    }

    Verdict one(std::string_view family, std::string_view answer, const char* expect = nullptr,
                std::string_view input = {})
    {
        const Json json = expect == nullptr ? Json() : Json::parse(expect);
        return score({{family, input, answer, "the task", expect == nullptr ? nullptr : &json}})
            .front();
    }

    RecordedRunner::Log m_log;
};

constexpr char lampExpect[] =
    R"({"registers":[{"kind":"node","name":"signs:x","fields":{"light_source":12}}]})";

} // namespace

TEST_F(LoadScoring, mapsWhatARunSaysToOutcomes)
{
    m_log.runs["fails"] = ended(ModRun::State::Failed, "attempt to call a nil value", 3);
    m_log.runs["endless"] = ended(ModRun::State::Limit, "CPU time of 2 s", 0);
    m_log.runs["nowhere"] = ended(ModRun::State::NotRun, "there is no sandbox", 0);
    const Verdict passed = one("scaffold", "fine");
    EXPECT_EQ(passed.outcome, Outcome::Passed);
    EXPECT_EQ(passed.reason, "ok");
    EXPECT_EQ(passed.level, Level::Exec);
    EXPECT_EQ(passed.evidence["judge"], "recorded");
    EXPECT_EQ(passed.evidence["mod"], "mymod");
    EXPECT_FALSE(passed.evidence.contains("expect"));
    const Verdict failed = one("scaffold", "fails");
    EXPECT_EQ(failed.outcome, Outcome::Failed);
    EXPECT_EQ(failed.reason, "attempt to call a nil value");
    EXPECT_EQ(failed.line, 3);
    EXPECT_EQ(one("scaffold", "endless").outcome, Outcome::Failed);
    EXPECT_EQ(one("scaffold", "endless").reason, "CPU time of 2 s");
    EXPECT_EQ(one("scaffold", "nowhere").outcome, Outcome::NotRun);
    EXPECT_EQ(one("scaffold", "").outcome, Outcome::Passed);
    const Verdict unknown = one("signs", "fine");
    EXPECT_EQ(unknown.outcome, Outcome::NotRun);
    EXPECT_EQ(unknown.reason, "unknown family");
    EXPECT_EQ(one("scaffold", "\x1bLJ").outcome, Outcome::Failed);
    EXPECT_EQ(one("scaffold", "\x1bLJ").reason, "the program is bytecode, which is refused");
}

TEST_F(LoadScoring, holdsTheExpectation)
{
    m_log.runs["dark"] =
        loadedWith(R"([{"kind":"node","name":"signs:x","fields":{"light_source":7}}])");
    m_log.runs["bright"] =
        loadedWith(R"([{"kind":"node","name":"signs:x","fields":{"light_source":12}}])");
    const Verdict dark = one("scaffold", "dark", lampExpect);
    EXPECT_EQ(dark.outcome, Outcome::Failed);
    EXPECT_EQ(dark.reason, R"(node "signs:x": light_source is 7, expected 12)");
    EXPECT_EQ(dark.evidence["expect"]["holds"], false);
    EXPECT_EQ(dark.evidence["expect"]["problems"].size(), 1U);
    EXPECT_EQ(dark.evidence["registered"][0]["fields"]["light_source"], 7);
    EXPECT_EQ(m_log.asked.back().mod, "signs");
    const Verdict bright = one("scaffold", "bright", lampExpect);
    EXPECT_EQ(bright.outcome, Outcome::Passed);
    EXPECT_EQ(bright.evidence["expect"]["holds"], true);
    const Verdict odd = one("scaffold", "bright", R"({"registers":7})");
    EXPECT_EQ(odd.outcome, Outcome::NotRun);
    EXPECT_EQ(odd.reason, "expect.registers is 7, but a list was expected");
    const Verdict repair = one("scaffold", "bright", R"({"repair":{"keeps":true}})");
    EXPECT_EQ(repair.outcome, Outcome::NotRun);
    EXPECT_NE(repair.reason.find("only families of kind diff"), std::string::npos);
}

TEST_F(LoadScoring, runsEqualProgramsOnce)
{
    std::vector<Candidate> candidates(1000, Candidate{"scaffold", "", "same"});
    candidates[500].answer = "other";
    EXPECT_EQ(score(candidates).size(), 1000U);
    // Four rounds of 256 candidates; the second holds the other one.
    EXPECT_EQ(m_log.asked.size(), 5U);
    EXPECT_EQ(m_log.calls, 4U);
}

TEST_F(LoadScoring, keepsWhatVariesApart)
{
    m_log.runs["endless"] = ended(ModRun::State::Limit, "wall time of 4 s", 0);
    m_log.runs["endless"].log = "got as far as this";
    ModRun chatty = loadedWith("[]");
    chatty.log = "table: 0x7f12ab is 0x10\n";
    m_log.runs["chatty"] = chatty;
    m_log.runs["fails"] = ended(ModRun::State::Failed, "bad function: 0x55aa01", 1);
    for (const char* code : {"fine", "endless", "chatty", "fails"}) {
        Verdict first = one("scaffold", code);
        Verdict second = one("scaffold", code);
        EXPECT_TRUE(first.evidence[measuredKey].contains("seconds"));
        first.evidence.erase(measuredKey);
        second.evidence.erase(measuredKey);
        EXPECT_EQ(first.evidence, second.evidence);
        EXPECT_FALSE(first.evidence.contains("log") && *code == 'e');
    }
    EXPECT_EQ(one("scaffold", "chatty").evidence["log"], "table: 0x… is 0x10\n");
    EXPECT_EQ(one("scaffold", "fails").reason, "bad function: 0x…");
    EXPECT_EQ(one("scaffold", "endless").evidence[measuredKey]["log"], "got as far as this");
}

TEST_F(LoadScoring, appliesDiffsStrictlyWhereAsked)
{
    constexpr char input[] = "local a = 1\nlocal b = 2";
    constexpr char good[] = "--- a/init.lua\n+++ b/init.lua\n@@ -1,2 +1,2 @@\n-local a = 1\n"
                            "+local a = 3\n local b = 2";
    constexpr char off[] = "--- a/init.lua\n+++ b/init.lua\n@@ -1,2 +1,2 @@\n-local x = 1\n"
                           "+local a = 3\n local b = 2";
    const Verdict strict = one("repair", good, R"({"applies":true})", input);
    EXPECT_EQ(strict.outcome, Outcome::Passed) << strict.reason;
    EXPECT_EQ(strict.evidence["patch"]["applied"], "strictly");
    EXPECT_EQ(strict.evidence["patched"], "local a = 3\nlocal b = 2");
    EXPECT_EQ(m_log.asked.back().code, "local a = 3\nlocal b = 2");
    const Verdict loose = one("repair", off, R"({"applies":true})", input);
    EXPECT_EQ(loose.outcome, Outcome::Failed);
    EXPECT_EQ(loose.reason.rfind("the diff does not apply: ", 0), 0U) << loose.reason;
    EXPECT_EQ(loose.evidence["patch"]["applied"], "no");
    const Verdict lenient = one("repair", off, nullptr, input);
    EXPECT_EQ(lenient.outcome, Outcome::Passed) << lenient.reason;
    EXPECT_EQ(lenient.evidence["patch"]["applied"], "by line numbers");
    EXPECT_NE(lenient.evidence["patch"]["why"], "");
    EXPECT_EQ(one("repair", "no diff", nullptr, input).outcome, Outcome::Failed);
}

TEST_F(LoadScoring, comparesARepairWithTheInputsOwnRun)
{
    constexpr char input[] = "dark";
    constexpr char diff[] = "--- a/init.lua\n+++ b/init.lua\n@@ -1 +1 @@\n-dark\n+bright";
    constexpr char expect[] = R"({"applies":true,"repair":{"fault":{"registers":[
        {"kind":"node","name":"m:x","ranges":{"light_source":[1,14]}}]}}})";
    m_log.runs["dark"] = loadedWith(R"([{"kind":"node","name":"m:x","fields":{"drop":"a"}},
                                        {"kind":"abm","fields":{"label":"l"}}])");
    m_log.runs["bright"] = loadedWith(R"([{"kind":"node","name":"m:x",
        "fields":{"drop":"a","light_source":3}},{"kind":"abm","fields":{"label":"l"}}])");
    EXPECT_EQ(one("repair", diff, expect, input).reason, "ok");
    EXPECT_EQ(m_log.asked.size(), 2U);
    m_log.runs["bright"].registered.erase(1);
    EXPECT_EQ(one("repair", diff, expect, input).reason,
              "the repair changed what was right: abm of \"l\" is not registered any more");
    // An input that does not load has only the fault to be judged by.
    m_log.runs["dark"] = ended(ModRun::State::Failed, "syntax", 1);
    EXPECT_EQ(one("repair", diff, expect, input).reason, "ok");
    m_log.runs["dark"] = m_log.runs["bright"];
    EXPECT_EQ(one("repair", diff, expect, input).outcome, Outcome::NotRun);
}

TEST_F(LoadScoring, asksTheFamilysCheckLast)
{
    EXPECT_EQ(one("crafting", "nothing").reason, "no recipe is registered");
    EXPECT_EQ(one("crafting", "nothing").outcome, Outcome::Failed);
    m_log.runs["recipe"] =
        loadedWith(R"([{"kind":"craft","fields":{"output":"m:x","recipe":[["a:b"]]}}])");
    const Verdict good = one("crafting", "recipe");
    EXPECT_EQ(good.outcome, Outcome::Passed);
    EXPECT_EQ(good.evidence["check"]["holds"], true);
    // What the item asks for goes first.
    EXPECT_EQ(one("crafting", "nothing", R"({"registers":[{"kind":"craft"}]})").reason,
              "craft is not registered");
}

TEST_F(LoadScoring, takesTheCodeOutOfAnAnswer)
{
    const auto verdicts =
        score({{"scaffold", "", "Here you are:\n```lua\nlocal x = 1\n```\nHave fun."},
               {"scaffold", "", "I am sorry, I cannot do that."}},
              Extraction::Auto);
    EXPECT_EQ(verdicts[0].outcome, Outcome::Passed) << verdicts[0].reason;
    EXPECT_EQ(verdicts[0].evidence["extraction"]["source"], "fence");
    EXPECT_EQ(m_log.asked.front().code.rfind("local x = 1", 0), 0U);
    EXPECT_EQ(verdicts[1].outcome, Outcome::NotExtracted);
    EXPECT_FALSE(verdicts[1].reason.empty());
}

TEST_F(LoadScoring, stopsWhenAsked)
{
    CancelToken cancel;
    cancel.request();
    LoadScorer scorer(
        std::make_unique<RecordedRunner>(m_log),
        loadFamilies(std::filesystem::path(MESEWRIGHT_SOURCE) / "resources/families", {}),
        {Level::Exec, Extraction::None, cancel});
    const std::vector<Candidate> candidates{{"scaffold", "", "fine"}};
    const auto verdicts = scorer.score(candidates);
    ASSERT_FALSE(verdicts);
    EXPECT_EQ(verdicts.error().kind, ErrorKind::Stopped);
}

TEST(LoadEvidence, isBounded)
{
    ModRun run = loadedWith("[]");
    for (int i = 0; i < 10000; ++i)
        run.registered.push_back({{"kind", "node"},
                                  {"name", "m:" + std::to_string(i)},
                                  {"fields", {{"description", std::string(5000, 'x')}}}});
    Json large = Json::array();
    for (int i = 0; i < 100000; ++i)
        large.push_back(i);
    run.registered.insert(run.registered.begin(),
                          Json{{"kind", "node"}, {"fields", {{"tiles", std::move(large)}}}});
    for (int i = 0; i < 10000; ++i)
        run.findings.push_back({{"kind", "warning"}, {"text", std::string(3000, 'y')}});
    run.log.assign(1000000, 'z');
    run.log += "\nlast line \xFF\n";
    Json evidence = Json::object();
    addRunEvidence(run, evidence);
    EXPECT_LT(jsonLine(evidence).size(), 200000U);
    EXPECT_EQ(evidence["registered_count"], 10001);
    EXPECT_EQ(evidence["findings_count"], 10000);
    EXPECT_EQ(evidence["log"], "…\nlast line \xEF\xBF\xBD\n");
    EXPECT_EQ(evidence["registered"][1]["name"], "m:0");
}
