// SPDX-License-Identifier: Apache-2.0
#include "core/gates/answerscoring.h"

#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/data/jsonl.h"
#include "core/gates/partialoutput.h"
#include "core/gates/rescoring.h"
#include "core/scoring/derivedexpectation.h"
#include "core/scoring/loadscorer.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <optional>

namespace mesewright {

namespace {

/// A verdict's evidence in a line of the output; a patched text of 100 kB still fits.
constexpr std::size_t lineEvidence = std::size_t{256} << 10;
/// A batch ends when its texts come to more than this, however few its rows are.
constexpr std::size_t batchBytes = std::size_t{32} << 20;

struct AnswerRow
{
    Json id;
    std::string family;
    std::string instruction;
    std::string input;
    std::string answer;
    Json expect;

    [[nodiscard]] std::size_t bytes() const
    {
        return family.size() + instruction.size() + input.size() + answer.size();
    }
};

Result<void> takeText(Json& row, const char* key, const std::string& place, bool needed,
                      std::string& out)
{
    const auto found = row.find(key);
    if (found != row.end() && found->is_string()) {
        out = std::move(found->get_ref<std::string&>());
        return {};
    }
    if (!needed && (found == row.end() || found->is_null()))
        return {};
    return badInput(place + ": " + key + " is " +
                    (found == row.end() ? std::string("missing") : std::string("no text")) +
                    "; each row needs id, family and answer, and input where there is one");
}

Result<AnswerRow> takeRow(Json& row, const std::string& place)
{
    AnswerRow answer;
    if (const auto id = row.find("id"); id != row.end())
        answer.id = *id;
    MESEWRIGHT_CHECK(takeText(row, "family", place, true, answer.family));
    MESEWRIGHT_CHECK(takeText(row, "instruction", place, false, answer.instruction));
    MESEWRIGHT_CHECK(takeText(row, "input", place, false, answer.input));
    MESEWRIGHT_CHECK(takeText(row, "answer", place, true, answer.answer));
    if (const auto expect = row.find("expect"); expect != row.end() && !expect->is_null()) {
        if (!expect->is_object())
            return badInput(place + ": expect is a JSON " + expect->type_name() +
                            "; give an object, such as {\"registers\": []}");
        answer.expect = std::move(*expect);
    }
    return answer;
}

Json lineOf(const AnswerRow& row, const Verdict& verdict, bool measured)
{
    Json evidence = keptEvidence(verdict, lineEvidence);
    if (const auto found = verdict.evidence.find(measuredKey);
        measured && found != verdict.evidence.end())
        evidence[measuredKey] = *found;
    if (verdict.line > 0 && !evidence.contains("line"))
        evidence["line"] = verdict.line;
    return {{"id", row.id},
            {"outcome", outcomeName(verdict.outcome)},
            {"level", levelName(verdict.level)},
            {"reason", verdict.reason},
            {"evidence", std::move(evidence)}};
}

class AnswerFile
{
public:
    AnswerFile(const AnswerScoring& scoring, ProgressSink& progress)
        : m_scoring(scoring), m_progress(progress), m_file(scoring.answers.string())
    {
    }

    Result<AnswerScores> run()
    {
        MESEWRIGHT_TRY(m_scorer, makeScorer(m_scoring.scorer));
        for (const Finding& finding : m_scorer->findings())
            m_progress.message(sentence(finding));
        MESEWRIGHT_CHECK(checkRows());
        if (!m_scoring.out.empty())
            MESEWRIGHT_CHECK(openPartial());
        MESEWRIGHT_CHECK(judgeRows());
        if (m_partial)
            MESEWRIGHT_CHECK(m_partial->finish());
        return std::move(m_scores);
    }

private:
    [[nodiscard]] std::string place(int line) const
    {
        return m_file + ", line " + std::to_string(line);
    }

    // Every row is read before the first is judged: a bad one at the end costs no hours.
    Result<void> checkRows()
    {
        std::vector<Finding> findings;
        Result<void> failure;
        MESEWRIGHT_CHECK(forEachJsonLineOf(m_scoring.answers, findings, [&](Json& row, int line) {
            if (auto answer = takeRow(row, place(line)); !answer)
                failure = answer.error();
            ++m_scores.rows;
            return static_cast<bool>(failure) && findings.empty() && !cancelled();
        }));
        if (hasErrors(findings))
            return firstError(findings);
        MESEWRIGHT_CHECK(failure);
        if (cancelled())
            return stopped("stopped by the user; nothing was written");
        if (m_scores.rows == 0)
            return badInput(m_file + ": holds no answers; give one JSON object a line");
        return {};
    }

    Result<void> openPartial()
    {
        MESEWRIGHT_TRY(const std::string hash, sha256OfFile(m_scoring.answers));
        const ScorerOptions& options = m_scoring.scorer;
        MESEWRIGHT_TRY(
            m_partial,
            PartialOutput::open(m_scoring.out,
                                Json{{"score", hash},
                                     {"level", levelName(options.level)},
                                     {"extraction", extractionName(options.extraction.value_or(
                                                        defaultExtraction(options.level)))},
                                     {"families", options.families.string()},
                                     {"derive_expect", m_scoring.deriveExpect},
                                     {"measured", m_scoring.measured}}));
        MESEWRIGHT_CHECK(m_partial->forEach([this](Json& line) {
            if (line.contains("outcome") && line["outcome"].is_string())
                ++m_scores.outcomes[line["outcome"].get<std::string>()];
        }));
        m_done = m_partial->lines();
        if (m_done > 0)
            m_progress.message(
                formatted("%zu of %zu answers were judged already", m_done, m_scores.rows));
        return {};
    }

    Result<void> judgeRows()
    {
        const std::size_t before = m_done;
        const auto began = std::chrono::steady_clock::now();
        const std::size_t most = scoringBatch(m_scorer->level());
        std::vector<AnswerRow> batch;
        std::size_t bytes = 0;
        std::size_t number = 0;
        Result<void> failure;
        const auto judge = [&]() {
            failure = judgeBatch(batch);
            batch.clear();
            bytes = 0;
            const double seconds =
                std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
            const double rate = seconds > 0 ? static_cast<double>(m_done - before) / seconds : 0;
            const auto left = static_cast<double>(m_scores.rows - m_done);
            m_progress.progress({"scoring", "answers", static_cast<std::int64_t>(m_done),
                                 static_cast<std::int64_t>(m_scores.rows), rate,
                                 rate > 0 ? left / rate : -1});
            return static_cast<bool>(failure);
        };
        std::vector<Finding> findings;
        MESEWRIGHT_CHECK(forEachJsonLineOf(m_scoring.answers, findings, [&](Json& row, int line) {
            if (number++ < before)
                return true;
            Result<AnswerRow> answer = takeRow(row, place(line));
            if (!answer) {
                failure = answer.error(); // the file has changed since it was checked
                return false;
            }
            if (m_scoring.deriveExpect && answer->expect.is_null())
                if (auto derived =
                        deriveExpectation(answer->family, answer->instruction, answer->input))
                    answer->expect = std::move(*derived);
            bytes += answer->bytes();
            batch.push_back(std::move(*answer));
            return (batch.size() < most && bytes < batchBytes) || judge();
        }));
        if (hasErrors(findings))
            return firstError(findings);
        if (failure && !batch.empty())
            judge();
        return failure;
    }

    Result<void> judgeBatch(const std::vector<AnswerRow>& batch)
    {
        if (cancelled())
            return stoppedHere();
        std::vector<Candidate> candidates;
        for (const AnswerRow& row : batch)
            candidates.push_back({row.family, row.input, row.answer, row.instruction,
                                  row.expect.is_null() ? nullptr : &row.expect});
        auto verdicts = m_scorer->score(candidates);
        if (!verdicts)
            return verdicts.error().kind == ErrorKind::Stopped ? stoppedHere() : verdicts.error();
        for (std::size_t i = 0; i < batch.size(); ++i) {
            const std::string line = jsonLine(lineOf(batch[i], (*verdicts)[i], m_scoring.measured));
            if (m_partial)
                MESEWRIGHT_CHECK(m_partial->append(line));
            if (m_scoring.line)
                m_scoring.line(line);
            ++m_scores.outcomes[std::string(outcomeName((*verdicts)[i].outcome))];
            ++m_done;
        }
        return {};
    }

    [[nodiscard]] bool cancelled() const { return m_scoring.scorer.cancel.requested(); }

    [[nodiscard]] Error stoppedHere() const
    {
        if (!m_partial)
            return stopped("stopped by the user; with --out the work done so far would be kept");
        return stopped(formatted("stopped after %zu of %zu answers; the same command goes on there",
                                 m_done, m_scores.rows));
    }

    const AnswerScoring& m_scoring;
    ProgressSink& m_progress;
    std::string m_file;
    std::unique_ptr<Scorer> m_scorer;
    std::optional<PartialOutput> m_partial;
    AnswerScores m_scores;
    std::size_t m_done = 0;
};

} // namespace

Result<AnswerScores> scoreAnswers(const AnswerScoring& scoring, ProgressSink& progress)
{
    return AnswerFile(scoring, progress).run();
}

} // namespace mesewright
