// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/loadscorer.h"

#include "core/base/text.h"
#include "core/luanti/familycheck.h"
#include "core/scoring/expectation.h"
#include "core/scoring/extraction.h"
#include "core/scoring/loadevidence.h"
#include "core/scoring/strictdiff.h"
#include "core/scoring/unifieddiff.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

namespace mesewright {

namespace {

// What is held in memory of one round: candidates, and the text of their programs.
constexpr std::size_t batchSize = 256;
constexpr std::size_t batchBytes = std::size_t{32} << 20;
constexpr std::size_t mostProblemsKept = 20;
constexpr std::size_t mostPatchedKept = 16000;
constexpr char bytecodeMark = 0x1B;

AnswerKind answerKind(Family::Kind kind)
{
    return kind == Family::Kind::Diff ? AnswerKind::Diff : AnswerKind::Program;
}

/// `first (and 2 more)`.
std::string summary(const std::vector<std::string>& problems)
{
    std::string text = problems.front();
    if (problems.size() > 1)
        text += formatted(" (and %zu more)", problems.size() - 1);
    return text;
}

void settle(Verdict& verdict, Outcome outcome, std::string reason, int line = 0)
{
    verdict.outcome = outcome;
    verdict.reason = withoutAddresses(reason);
    verdict.line = line;
}

} // namespace

/// One candidate on its way to a verdict.
struct LoadScorer::Prepared
{
    Verdict verdict;
    bool settled = false; ///< the verdict is ready without a run
    const Family* family = nullptr;
    Expectation expectation;
    std::size_t program = 0;              ///< index of its run
    std::optional<std::size_t> inputsOwn; ///< index of the run of the unchanged input
    std::string_view code;                ///< of the program, in Programs
};

/// The programs of a batch, equal ones once: at a low temperature many answers are the same.
class LoadScorer::Programs
{
public:
    std::size_t add(std::string mod, std::string code, const Json& behaviour)
    {
        const std::string key = mod + "\n" + jsonLine(behaviour) + "\n" + code;
        const auto [at, isNew] = m_known.try_emplace(key, m_programs.size());
        if (isNew)
            m_programs.push_back({std::move(mod), std::move(code), behaviour});
        return at->second;
    }

    [[nodiscard]] const std::vector<ModProgram>& list() const { return m_programs; }

private:
    std::vector<ModProgram> m_programs;
    std::unordered_map<std::string, std::size_t> m_known;
};

LoadScorer::LoadScorer(std::unique_ptr<ModRunner> runner, FamilyLoading families, Options options)
    : m_runner(std::move(runner)), m_families(std::move(families)), m_options(std::move(options))
{
}

bool LoadScorer::takeCode(const Candidate& candidate, const Family& family, Prepared& prepared,
                          std::string& code) const
{
    Verdict& verdict = prepared.verdict;
    code = candidate.answer;
    if (m_options.extraction == Extraction::Auto) {
        ExtractedCode extracted = extractCode(candidate.answer, answerKind(family.kind));
        if (!extracted.found) {
            settle(verdict, Outcome::NotExtracted, extracted.why);
            return false;
        }
        verdict.evidence["extraction"] = {
            {"source", extracted.source}, {"why", extracted.why}, {"line", extracted.line}};
        code = std::move(extracted.code);
    }
    if (family.kind == Family::Kind::Program)
        return true;
    Json& patch = verdict.evidence["patch"] = Json::object();
    StrictPatch strict = applyStrictly(candidate.input, code);
    patch["applied"] = strict.applied ? "strictly" : "no";
    if (!strict.applied) {
        patch["why"] = strict.why;
        if (prepared.expectation.applies) {
            settle(verdict, Outcome::Failed, "the diff does not apply: " + strict.why,
                   static_cast<int>(std::min<std::size_t>(strict.line, 1000000000)));
            return false;
        }
        // Nobody asked for an exact diff: then as the static level takes it.
        PatchResult lenient = applyUnifiedDiff(candidate.input, pythonStrip(code));
        if (lenient.state != PatchResult::State::Applied) {
            settle(verdict, Outcome::Failed, "the diff does not apply: " + strict.why,
                   static_cast<int>(std::min<std::size_t>(strict.line, 1000000000)));
            return false;
        }
        patch["applied"] = "by line numbers";
        strict.text = std::move(lenient.text);
    }
    code = std::move(strict.text);
    if (code.size() <= mostPatchedKept)
        verdict.evidence["patched"] = code;
    return true;
}

void LoadScorer::prepare(const Candidate& candidate, Prepared& prepared, Programs& programs) const
{
    Verdict& verdict = prepared.verdict;
    verdict.level = m_options.level;
    prepared.settled = true;
    prepared.family = m_families.set->find(candidate.family);
    if (prepared.family == nullptr)
        return settle(verdict, Outcome::NotRun, m_families.set->whyNot(candidate.family));
    auto expectation = parseExpectation(candidate.expect);
    if (!expectation)
        return settle(verdict, Outcome::NotRun, expectation.error().message);
    prepared.expectation = std::move(*expectation);
    const Expectation& wanted = prepared.expectation;
    if (wanted.needsInputRun() && prepared.family->kind != Family::Kind::Diff)
        return settle(verdict, Outcome::NotRun,
                      "expect.repair stands in an item of the family " + prepared.family->name +
                          ", but only families of kind diff have something to repair; remove it");
    std::string code;
    if (!takeCode(candidate, *prepared.family, prepared, code))
        return;
    verdict.evidence["mod"] = wanted.mod;
    if (code.starts_with(bytecodeMark))
        return settle(verdict, Outcome::Failed, "the program is bytecode, which is refused", 1);
    prepared.settled = false;
    prepared.program = programs.add(wanted.mod, std::move(code), wanted.behaviour);
    if (wanted.needsInputRun())
        prepared.inputsOwn = programs.add(wanted.mod, std::string(candidate.input), Json::array());
}

Verdict LoadScorer::judge(const Candidate& candidate, Prepared& prepared,
                          const std::vector<ModRun>& runs) const
{
    Verdict& verdict = prepared.verdict;
    if (prepared.settled)
        return std::move(verdict);
    const ModRun& run = runs[prepared.program];
    const Expectation& wanted = prepared.expectation;
    addRunEvidence(run, verdict.evidence);
    if (run.state == ModRun::State::NotRun)
        settle(verdict, Outcome::NotRun, run.reason);
    else if (run.state != ModRun::State::Loaded)
        settle(verdict, Outcome::Failed, run.reason, run.line);
    if (run.state != ModRun::State::Loaded)
        return std::move(verdict);

    std::vector<std::string> problems = checkExpectation(wanted, run);
    if (prepared.inputsOwn) {
        const ModRun& own = runs[*prepared.inputsOwn];
        const std::string useless = faultNotInInput(wanted, own);
        verdict.evidence["input"] = {{"loads", own.state == ModRun::State::Loaded},
                                     {"reason", withoutAddresses(own.reason)}};
        if (own.state == ModRun::State::NotRun || !useless.empty()) {
            settle(verdict, Outcome::NotRun, useless.empty() ? own.reason : useless);
            return std::move(verdict);
        }
        for (std::string& problem : checkKept(wanted, own, run))
            problems.push_back(std::move(problem));
    }
    if (wanted.asks()) {
        Json list = Json::array();
        for (std::size_t i = 0; i < std::min(problems.size(), mostProblemsKept); ++i)
            list.push_back(withoutAddresses(problems[i]));
        verdict.evidence["expect"] = {{"holds", problems.empty()}, {"problems", std::move(list)}};
    }
    if (!problems.empty()) {
        settle(verdict, Outcome::Failed, summary(problems));
        return std::move(verdict);
    }
    settle(verdict, Outcome::Passed, "ok");
    if (prepared.family->check.empty())
        return std::move(verdict);
    const FamilyCheckInput input{candidate.family,
                                 candidate.instruction,
                                 candidate.input,
                                 candidate.expect,
                                 candidate.answer,
                                 prepared.code,
                                 &run};
    const FamilyCheckResult check =
        runFamilyCheck(prepared.family->check, prepared.family->checkFile, input);
    verdict.evidence["check"] = {{"holds", check.state == FamilyCheckResult::State::Holds}};
    if (check.state == FamilyCheckResult::State::Holds)
        return std::move(verdict);
    verdict.evidence["check"]["reason"] = withoutAddresses(check.reason);
    if (check.state == FamilyCheckResult::State::Fails)
        settle(verdict, Outcome::Failed, check.reason);
    else
        settle(verdict, Outcome::NotRun, "the family's check is broken: " + check.reason);
    return std::move(verdict);
}

Result<void> LoadScorer::scoreBatch(std::span<const Candidate> candidates,
                                    std::vector<Verdict>& verdicts)
{
    std::vector<Prepared> prepared(candidates.size());
    Programs programs;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        prepare(candidates[i], prepared[i], programs);
    std::vector<ModRun> runs;
    if (!programs.list().empty()) {
        MESEWRIGHT_TRY(runs, m_runner->run(programs.list(), m_options.cancel));
        if (runs.size() != programs.list().size())
            return internalError(formatted("the runner gave %zu answers to %zu programs",
                                           runs.size(), programs.list().size()));
    }
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (!prepared[i].settled)
            prepared[i].code = programs.list()[prepared[i].program].code;
        verdicts.push_back(judge(candidates[i], prepared[i], runs));
    }
    return {};
}

Result<std::vector<Verdict>> LoadScorer::score(std::span<const Candidate> candidates)
{
    std::vector<Verdict> verdicts;
    verdicts.reserve(candidates.size());
    for (std::size_t begin = 0; begin < candidates.size();) {
        if (m_options.cancel.requested())
            return stopped();
        std::size_t end = begin;
        std::size_t bytes = 0;
        while (end < candidates.size() && end - begin < batchSize &&
               (end == begin || bytes < batchBytes)) {
            bytes += candidates[end].answer.size() + candidates[end].input.size();
            ++end;
        }
        MESEWRIGHT_CHECK(scoreBatch(candidates.subspan(begin, end - begin), verdicts));
        begin = end;
    }
    return verdicts;
}

} // namespace mesewright
