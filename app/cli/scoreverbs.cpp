// SPDX-License-Identifier: Apache-2.0
#include "app/cli/scoreverbs.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/data/jsonl.h"
#include "core/data/resultsfile.h"
#include "core/gates/passmetrics.h"
#include "core/scoring/scorer.h"

#include <algorithm>
#include <map>

namespace mesewright {

namespace {

/// Answers judged between two looks at the cancel token.
constexpr std::size_t batchSize = 512;

const std::vector<std::string> levels{"syntax", "static", "exec", "engine"};

struct AnswerRow
{
    Json id;
    std::string family;
    std::string input;
    std::string answer;
};

Result<std::string> textOf(const Json& row, const char* key, const std::string& place, bool needed)
{
    const auto found = row.find(key);
    if (found != row.end() && found->is_string())
        return found->get<std::string>();
    if (!needed && (found == row.end() || found->is_null()))
        return std::string();
    return badInput(place + ": " + key + " is " +
                    (found == row.end() ? std::string("missing") : std::string("no text")) +
                    "; each row needs id, family and answer, and input where there is one");
}

Result<AnswerRow> answerFromRow(const Json& row, const std::string& place)
{
    AnswerRow answer;
    if (const auto id = row.find("id"); id != row.end())
        answer.id = *id;
    MESEWRIGHT_TRY(answer.family, textOf(row, "family", place, true));
    MESEWRIGHT_TRY(answer.input, textOf(row, "input", place, false));
    MESEWRIGHT_TRY(answer.answer, textOf(row, "answer", place, true));
    return answer;
}

Result<std::vector<AnswerRow>> readAnswers(const std::string& file)
{
    MESEWRIGHT_TRY(const std::string text, readFile(file));
    std::vector<AnswerRow> rows;
    std::vector<Finding> findings;
    Result<void> failure;
    forEachJsonLine(text, file, findings, [&](const Json& row, int line) {
        Result<AnswerRow> answer = answerFromRow(row, file + ", line " + std::to_string(line));
        if (!answer && failure)
            failure = answer.error();
        if (answer)
            rows.push_back(std::move(*answer));
    });
    if (hasErrors(findings))
        return firstError(findings);
    MESEWRIGHT_CHECK(failure);
    if (rows.empty())
        return badInput(file + ": holds no answers; give one JSON object a line");
    return rows;
}

/// Judges candidates in batches, looking at the cancel token between them.
Result<std::vector<Verdict>> scoreAll(Scorer& scorer, std::span<const Candidate> candidates,
                                      Context& context)
{
    std::vector<Verdict> verdicts;
    for (std::size_t at = 0; at < candidates.size(); at += batchSize) {
        if (context.cancel.requested())
            return stopped("stopped by the user; nothing was written");
        const std::size_t count = std::min(batchSize, candidates.size() - at);
        MESEWRIGHT_TRY(std::vector<Verdict> part, scorer.score(candidates.subspan(at, count)));
        std::move(part.begin(), part.end(), std::back_inserter(verdicts));
        context.progress.progress({"scoring", "answers", static_cast<std::int64_t>(at + count),
                                   static_cast<std::int64_t>(candidates.size()), 0, -1});
    }
    return verdicts;
}

Result<std::unique_ptr<Scorer>> scorerFor(const std::string& level,
                                          const std::optional<std::string>& extraction)
{
    ScorerOptions options;
    MESEWRIGHT_TRY(options.level, parseLevel(level));
    if (extraction) {
        MESEWRIGHT_TRY(options.extraction, parseExtraction(*extraction));
    }
    return makeScorer(options);
}

class ScoreVerb final : public PlainVerb
{
public:
    void options(OptionVisitor& v) override
    {
        v.option(&m_answers,
                 Option("answers", "FILE",
                        "JSON Lines with id, family, instruction, input, answer, expect")
                     .needed());
        v.option(&m_level, Option("level", "NAME", "how deep to judge; this version has static")
                               .needed()
                               .oneOf(levels));
        v.option(&m_extract, Option("extract", "NAME", "what is taken from an answer")
                                 .oneOf({"none", "auto"})
                                 .defaultsTo("none for static, auto for the others"));
        v.option(&m_out,
                 Option("out", "FILE", "write the verdicts there").defaultsTo("standard output"));
    }

    Result<int> run(Context& context) override
    {
        MESEWRIGHT_TRY(const auto scorer, scorerFor(m_level, m_extract));
        MESEWRIGHT_TRY(const std::vector<AnswerRow> rows, readAnswers(m_answers));
        std::vector<Candidate> candidates;
        for (const AnswerRow& row : rows)
            candidates.push_back({row.family, row.input, row.answer});
        MESEWRIGHT_TRY(const std::vector<Verdict> verdicts, scoreAll(*scorer, candidates, context));
        return write(rows, verdicts, context);
    }

private:
    Result<int> write(const std::vector<AnswerRow>& rows, const std::vector<Verdict>& verdicts,
                      Context& context) const
    {
        std::string lines;
        Json list = Json::array();
        std::map<std::string, std::int64_t> counts;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Verdict& verdict = verdicts[i];
            ++counts[std::string(outcomeName(verdict.outcome))];
            Json row{{"id", rows[i].id},
                     {"outcome", outcomeName(verdict.outcome)},
                     {"level", levelName(verdict.level)},
                     {"reason", verdict.reason},
                     {"evidence", verdict.evidence}};
            lines += jsonLine(row) + "\n";
            if (context.general.json && m_out.empty())
                list.push_back(std::move(row));
        }
        Json result{{"rows", rows.size()}, {"outcomes", counts}};
        if (m_out.empty()) {
            context.print(lines);
            result["verdicts"] = std::move(list);
        } else {
            MESEWRIGHT_CHECK(writeFileAtomically(m_out, lines));
            std::string words;
            for (const auto& [name, count] : counts)
                words += ", " + std::to_string(count) + " " + name;
            context.print(m_out + ": " + std::to_string(rows.size()) + " verdicts" + words + "\n");
            result["out"] = m_out;
        }
        context.result(std::move(result));
        return 0;
    }

    std::string m_answers;
    std::string m_level;
    std::optional<std::string> m_extract;
    std::string m_out;
};

class RescoreVerb final : public PlainVerb
{
public:
    void options(OptionVisitor& v) override
    {
        v.option(&m_results, Option("results", "FILE", "the results file").needed());
        v.option(&m_level, Option("level", "NAME", "how deep to judge")
                               .oneOf(levels)
                               .defaultsTo("the file's own, or static"));
        v.option(&m_out,
                 Option("out", "FILE", "the new file").defaultsTo("replaces the results file"));
    }

    Result<int> run(Context& context) override
    {
        MESEWRIGHT_TRY(EvalResults results, readResults(m_results));
        if (results.items.empty()) {
            return badInput(m_results + ": has no detailed_results, so there are no answers to "
                                        "score; use the file that the gate wrote");
        }
        const std::string own = results.level.empty() ? "static" : results.level;
        MESEWRIGHT_TRY(const auto scorer, scorerFor(m_level.value_or(own), std::nullopt));
        std::vector<Candidate> candidates;
        for (const ItemResult& item : results.items) {
            for (const CandidateResult& candidate : item.candidates)
                candidates.push_back({item.family, item.input, candidate.output});
        }
        MESEWRIGHT_TRY(const std::vector<Verdict> verdicts, scoreAll(*scorer, candidates, context));
        const std::size_t changed = apply(results, verdicts);
        results.level = levelName(scorer->level());
        const std::string out = m_out.empty() ? m_results : m_out;
        MESEWRIGHT_CHECK(writeResults(out, results));
        report(context, out, results, candidates.size(), changed);
        return 0;
    }

private:
    /// Puts the verdicts in and counts those that say something else than the file did.
    static std::size_t apply(EvalResults& results, const std::vector<Verdict>& verdicts)
    {
        std::size_t at = 0;
        std::size_t changed = 0;
        for (ItemResult& item : results.items) {
            bool any = false;
            for (CandidateResult& candidate : item.candidates) {
                const Verdict& verdict = verdicts[at++];
                const bool passed = verdict.outcome == Outcome::Passed;
                changed += candidate.valid != passed ? 1 : 0;
                candidate.valid = passed;
                candidate.outcome = outcomeName(verdict.outcome);
                candidate.reason = verdict.reason;
                any = any || passed;
            }
            item.passAt1 = !item.candidates.empty() && item.candidates.front().valid ? 1 : 0;
            item.passAtK = any ? 1 : 0;
            results.k = std::max(results.k, static_cast<int>(item.candidates.size()));
        }
        fillMetrics(results);
        return changed;
    }

    static void report(Context& context, const std::string& out, const EvalResults& results,
                       std::size_t answers, std::size_t changed)
    {
        context.print(metricsText(results.overall, "overall", results.k) +
                      formatted("\n%s: %zu answers scored, %zu verdicts changed\n", out.c_str(),
                                answers, changed));
        context.result(Json{{"out", out},
                            {"level", results.level},
                            {"answers", answers},
                            {"changed", changed},
                            {"pass_at_1", results.overall.passAt1},
                            {"pass_at_k", results.overall.passAtK}});
    }

    std::string m_results;
    std::optional<std::string> m_level;
    std::string m_out;
};

} // namespace

void addScoreVerbs(std::vector<VerbEntry>& table)
{
    table.push_back(verbEntry<ScoreVerb>(
        "score", "judge answers",
        "One line a row, in the same order: id, outcome (passed, failed, not_extracted, not_run), "
        "level,\nreason, evidence. Exit 0 when every row was judged, whatever the verdicts."));
    table.push_back(verbEntry<RescoreVerb>(
        "rescore", "score a saved results file again, without the model",
        "Verdicts and figures are made anew from the answers in the file; the same file gives the "
        "same bytes."));
}

} // namespace mesewright
