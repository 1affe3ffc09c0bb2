// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/staticscorer.h"

#include "core/base/text.h"
#include "core/base/utf8.h"
#include "core/scoring/extraction.h"
#include "core/scoring/unifieddiff.h"

#include <algorithm>
#include <chrono>

namespace mesewright {

namespace {

// Bounds the memory of one round; patched texts stay in their verdicts.
constexpr std::size_t batchSize = 1024;

constexpr char syntaxReason[] = "lua syntax";
constexpr std::string_view patchError = "ERROR:";

/// A text that must parse and keep a rule before its candidate has passed.
struct Pending
{
    std::size_t index = 0;
    std::string_view text;
    const PatternRule* rule = nullptr;
    const char* prefix = ""; ///< of the reason
};

Result<std::string> checkRule(const PatternRule& rule, std::string_view text)
{
    return isValidUtf8(text) ? rule.check(text) : rule.check(replaceInvalidUtf8(text));
}

const char* reasonOf(PatchResult::State state)
{
    switch (state) {
    case PatchResult::State::NoFile:
        return "patch: no file";
    case PatchResult::State::ManyFiles:
        return "patch: more than one file";
    case PatchResult::State::StartOutOfRange:
        return "patch: start out of range";
    case PatchResult::State::DoesNotParse:
    case PatchResult::State::Applied:
        break;
    }
    return "patch: does not parse";
}

void fail(StaticVerdict& verdict, std::string reason)
{
    verdict.outcome = Outcome::Failed;
    verdict.reason = std::move(reason);
}

void giveUp(StaticVerdict& verdict, std::string reason)
{
    verdict.outcome = Outcome::NotRun;
    verdict.reason = std::move(reason);
}

/// Applies a repair's diff. True when the patched text, now in the verdict, is to be judged.
bool patch(const Candidate& candidate, std::string_view answer, const PatternRule& diffRule,
           StaticVerdict& verdict)
{
    // The rule for the diff alone is a remark beside the verdict; a search that was given up
    // leaves it out.
    if (const auto broken = checkRule(diffRule, answer))
        verdict.diffRule = broken->empty();
    PatchResult result = applyUnifiedDiff(candidate.input, answer);
    verdict.detail = std::move(result.detail);
    verdict.line = static_cast<int>(std::min<std::size_t>(result.line, 1000000000));
    if (result.state != PatchResult::State::Applied) {
        fail(verdict, reasonOf(result.state));
        return false;
    }
    verdict.patched = std::move(result.text);
    if (std::string_view(*verdict.patched).substr(0, patchError.size()) == patchError) {
        fail(verdict, "patched text begins with ERROR:");
        return false;
    }
    return true;
}

/// False when there is no code in the answer.
bool extract(std::string_view answer, Family::Kind kind, std::string& code, StaticVerdict& verdict)
{
    ExtractedCode found =
        extractCode(answer, kind == Family::Kind::Diff ? AnswerKind::Diff : AnswerKind::Program);
    if (!found.found) {
        verdict.outcome = Outcome::NotExtracted;
        verdict.reason = std::move(found.why);
        return false;
    }
    verdict.extraction = {{"source", found.source}, {"why", found.why}, {"line", found.line}};
    code = std::move(found.code);
    return true;
}

void judge(const Pending& pending, const ParseVerdict& parsed, StaticVerdict& verdict)
{
    if (parsed.state == ParseVerdict::State::NotRun)
        return giveUp(verdict, parsed.message);
    if (parsed.state == ParseVerdict::State::Error) {
        verdict.line = parsed.line;
        verdict.detail = parsed.message;
        return fail(verdict, std::string(pending.prefix) + syntaxReason);
    }
    const auto broken = checkRule(*pending.rule, pending.text);
    if (!broken)
        return giveUp(verdict, broken.error().message);
    if (!broken->empty())
        return fail(verdict, pending.prefix + *broken);
    verdict.outcome = Outcome::Passed;
    verdict.reason = "ok";
}

} // namespace

StaticScorer::StaticScorer(std::filesystem::path luaParser,
                           std::shared_ptr<const FamilySet> families, Extraction extraction)
    : m_parser(std::move(luaParser)), m_families(std::move(families)), m_extraction(extraction)
{
}

Result<void> StaticScorer::scoreBatch(std::span<const Candidate> candidates,
                                      std::span<StaticVerdict> verdicts)
{
    std::vector<Pending> pending;
    std::vector<std::string> extracted(m_extraction == Extraction::Auto ? candidates.size() : 0);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const Candidate& candidate = candidates[i];
        const Family* family = m_families->find(candidate.family);
        if (family == nullptr) {
            giveUp(verdicts[i], m_families->whyNot(candidate.family));
            continue;
        }
        std::string_view answer = candidate.answer;
        if (m_extraction == Extraction::Auto) {
            if (!extract(answer, family->kind, extracted[i], verdicts[i]))
                continue;
            answer = extracted[i];
        }
        answer = pythonStrip(answer);
        if (family->kind == Family::Kind::Program)
            pending.push_back({i, answer, &family->rules, ""});
        else if (patch(candidate, answer, family->rules, verdicts[i]))
            pending.push_back({i, *verdicts[i].patched, &family->patchedRules, "patched: "});
    }
    std::vector<std::string_view> texts;
    for (const Pending& one : pending)
        texts.push_back(one.text);
    MESEWRIGHT_TRY(const auto parsed, m_parser.parse(texts));
    for (std::size_t i = 0; i < pending.size(); ++i)
        judge(pending[i], parsed[i], verdicts[pending[i].index]);
    return {};
}

Result<std::vector<StaticVerdict>> StaticScorer::scoreStatic(std::span<const Candidate> candidates)
{
    if (m_families == nullptr) {
        MESEWRIGHT_TRY(const FamilyLoading loading, loadFamilies());
        m_families = loading.set;
    }
    std::vector<StaticVerdict> verdicts(candidates.size());
    for (std::size_t begin = 0; begin < candidates.size(); begin += batchSize) {
        const std::size_t count = std::min(batchSize, candidates.size() - begin);
        MESEWRIGHT_CHECK(scoreBatch(candidates.subspan(begin, count),
                                    std::span(verdicts).subspan(begin, count)));
    }
    return verdicts;
}

Result<std::vector<Verdict>> StaticScorer::score(std::span<const Candidate> candidates)
{
    MESEWRIGHT_TRY(const auto found, scoreStatic(candidates));
    std::vector<Verdict> verdicts;
    verdicts.reserve(found.size());
    for (const StaticVerdict& verdict : found)
        verdicts.push_back(toVerdict(verdict));
    return verdicts;
}

Verdict toVerdict(const StaticVerdict& verdict)
{
    Verdict result{verdict.outcome, Level::Static, verdict.reason, verdict.line, Json::object()};
    if (!verdict.extraction.is_null())
        result.evidence["extraction"] = verdict.extraction;
    if (!verdict.detail.empty())
        result.evidence["detail"] = verdict.detail;
    if (verdict.line > 0)
        result.evidence["line"] = verdict.line;
    if (verdict.diffRule)
        result.evidence["diff_rule"] = *verdict.diffRule;
    if (verdict.patched)
        result.evidence["patched"] = *verdict.patched;
    return result;
}

Result<double> benchStaticScoring(std::span<const Candidate> candidates, double seconds,
                                  const std::filesystem::path& luaParser)
{
    using Clock = std::chrono::steady_clock;
    StaticScorer scorer(luaParser);
    // The first round starts the child and is not counted.
    MESEWRIGHT_CHECK(scorer.scoreStatic(candidates));
    const auto begin = Clock::now();
    std::size_t judged = 0;
    double spent = 0.0;
    do {
        MESEWRIGHT_TRY(const auto verdicts, scorer.scoreStatic(candidates));
        judged += verdicts.size();
        spent = std::chrono::duration<double>(Clock::now() - begin).count();
    } while (spent < seconds);
    return static_cast<double>(judged) / std::max(spent, 1e-9);
}

} // namespace mesewright
