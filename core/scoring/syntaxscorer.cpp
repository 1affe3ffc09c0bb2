// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/syntaxscorer.h"

#include "core/base/text.h"
#include "core/base/utf8.h"
#include "core/scoring/strictdiff.h"
#include "core/scoring/unifieddiff.h"

#include <algorithm>

namespace mesewright {

namespace {

using State = ParseVerdict::State;

// Bounds the memory of one round, in candidates and in bytes.
constexpr std::size_t batchSize = 256;
constexpr std::size_t batchBytes = std::size_t{64} << 20;

// Most of the longest messages is the text itself.
constexpr std::size_t longestMessage = 500;

void setLine(Verdict& verdict, std::size_t line)
{
    verdict.line = static_cast<int>(std::min<std::size_t>(line, 1000000000));
}

void decide(Verdict& verdict, Outcome outcome, std::string reason)
{
    verdict.outcome = outcome;
    verdict.reason = std::move(reason);
}

std::string shortened(const std::string& message)
{
    return replaceInvalidUtf8(std::string_view(message).substr(0, longestMessage));
}

Json parserEvidence(const ParseVerdict& verdict)
{
    Json found = Json::object();
    if (verdict.state != State::NotRun)
        found["ok"] = verdict.state == State::Ok;
    if (verdict.line > 0)
        found["line"] = verdict.line;
    if (!verdict.message.empty())
        found["message"] = shortened(verdict.message);
    return found;
}

std::string errorReason(const DialectReport& report)
{
    const ParseVerdict& verdict = report.luaJit;
    std::string reason = "LuaJIT: ";
    if (verdict.line > 0)
        reason += "line " + std::to_string(verdict.line) + ": ";
    reason += shortened(verdict.message);
    for (const DialectDifference& difference : report.differences) {
        if (difference.line == verdict.line && verdict.line > 0)
            return reason + " (" + difference.text + ")";
    }
    return reason;
}

void judge(const DialectReport& report, Verdict& verdict)
{
    verdict.evidence["luajit"] = parserEvidence(report.luaJit);
    verdict.evidence["lua51"] = parserEvidence(report.lua51);
    verdict.evidence["lua54"] = parserEvidence(report.lua54);
    Json differences = Json::array();
    for (const DialectDifference& difference : report.differences) {
        Json one{{"line", difference.line}, {"text", difference.text}};
        if (difference.times > 1)
            one["times"] = difference.times;
        differences.push_back(std::move(one));
    }
    verdict.evidence["differences"] = std::move(differences);
    switch (report.luaJit.state) {
    case State::Ok:
        return decide(verdict, Outcome::Passed, "ok");
    case State::Error:
        verdict.line = report.luaJit.line;
        return decide(verdict, Outcome::Failed, errorReason(report));
    case State::NotRun:
        return decide(verdict, Outcome::NotRun, report.luaJit.message);
    }
}

/// Applies a diff. True when the patched input, now in the evidence, is to be judged.
bool patch(std::string_view input, std::string_view diff, Verdict& verdict)
{
    Json& found = verdict.evidence["patch"];
    StrictPatch strict = applyStrictly(input, diff);
    if (strict.applied) {
        found["applied"] = "strictly";
        verdict.evidence["patched"] = std::move(strict.text);
        return true;
    }
    PatchResult lenient = applyUnifiedDiff(input, pythonStrip(diff)); // as the static level
    const bool applies = lenient.state == PatchResult::State::Applied;
    found["applied"] = applies ? "by line numbers" : "no";
    found["why"] = strict.why;
    if (strict.line > 0)
        found["line"] = strict.line;
    if (!applies) {
        setLine(verdict, strict.line);
        decide(verdict, Outcome::Failed, "the diff does not apply: " + strict.why);
        return false;
    }
    verdict.evidence["patched"] = std::move(lenient.text);
    return true;
}

struct Pending
{
    std::size_t index = 0;
    std::string text;
};

} // namespace

std::optional<AnswerKind> seedFamilyKind(std::string_view family)
{
    if (family == "repair")
        return AnswerKind::Diff;
    if (family == "scaffold" || family == "doc")
        return AnswerKind::Program;
    return std::nullopt;
}

SyntaxScorer::SyntaxScorer(const LuaPrograms& programs, Extraction extraction, FamilyKinds kinds)
    : m_checker(programs), m_extraction(extraction), m_kinds(std::move(kinds))
{
}

Result<void> SyntaxScorer::scoreBatch(std::span<const Candidate> candidates,
                                      std::span<Verdict> verdicts)
{
    std::vector<Pending> pending;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const Candidate& candidate = candidates[i];
        Verdict& verdict = verdicts[i];
        verdict.level = Level::Syntax;
        const auto kind = m_kinds(candidate.family);
        if (!kind) {
            decide(verdict, Outcome::NotRun, "unknown family");
            continue;
        }
        std::string text;
        if (m_extraction == Extraction::Auto) {
            ExtractedCode code = extractCode(candidate.answer, *kind);
            if (!code.found) {
                decide(verdict, Outcome::NotExtracted, std::move(code.why));
                continue;
            }
            verdict.evidence["extraction"] = {
                {"source", code.source}, {"why", code.why}, {"line", code.line}};
            text = std::move(code.code);
        } else {
            text = candidate.answer;
        }
        if (*kind == AnswerKind::Diff) {
            if (!patch(candidate.input, text, verdict))
                continue;
            text = verdict.evidence["patched"].get<std::string>();
        }
        pending.push_back({i, std::move(text)});
    }
    std::vector<std::string_view> texts;
    for (const Pending& one : pending)
        texts.push_back(one.text);
    MESEWRIGHT_TRY(const auto reports, m_checker.check(texts));
    for (std::size_t i = 0; i < pending.size(); ++i)
        judge(reports[i], verdicts[pending[i].index]);
    return {};
}

Result<std::vector<Verdict>> SyntaxScorer::score(std::span<const Candidate> candidates)
{
    std::vector<Verdict> verdicts(candidates.size());
    for (std::size_t begin = 0; begin < candidates.size();) {
        std::size_t end = begin;
        std::size_t bytes = 0;
        while (end < candidates.size() && end - begin < batchSize && bytes < batchBytes)
            bytes += candidates[end++].answer.size();
        MESEWRIGHT_CHECK(scoreBatch(candidates.subspan(begin, end - begin),
                                    std::span(verdicts).subspan(begin, end - begin)));
        begin = end;
    }
    return verdicts;
}

} // namespace mesewright
