// SPDX-License-Identifier: Apache-2.0
#include "core/gates/rescoring.h"

#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/gates/partialoutput.h"
#include "core/gates/passmetrics.h"
#include "core/scoring/derivedexpectation.h"
#include "core/scoring/levelcheck.h"
#include "core/scoring/loadevidence.h"
#include "core/scoring/loadscorer.h"

#include <algorithm>
#include <chrono>

namespace mesewright {

namespace {

/// Results files hold hundreds of answers; more evidence than this makes them hard to open.
constexpr std::size_t resultsEvidence = 4000;

Json verdictJson(const Verdict& verdict)
{
    return {{"outcome", outcomeName(verdict.outcome)},
            {"reason", verdict.reason},
            {"evidence", keptEvidence(verdict, resultsEvidence)}};
}

/// Puts the verdict that a partial output kept in; false if the line is none.
bool applyKept(const Json& kept, CandidateResult& candidate)
{
    const auto outcome = kept.find("outcome");
    const auto reason = kept.find("reason");
    const auto evidence = kept.find("evidence");
    if (outcome == kept.end() || !outcome->is_string() || reason == kept.end() ||
        !reason->is_string() || evidence == kept.end() || !evidence->is_object())
        return false;
    candidate.outcome = outcome->get<std::string>();
    candidate.valid = candidate.outcome == "passed";
    candidate.reason = reason->get<std::string>();
    candidate.evidence = evidence->empty() ? nullptr : std::make_shared<const Json>(*evidence);
    return true;
}

/// All candidates of a results file with their items, in order.
struct Place
{
    const ItemResult* item;
    CandidateResult* candidate;
};

std::vector<Place> placesOf(EvalResults& results)
{
    std::vector<Place> places;
    for (ItemResult& item : results.items)
        for (CandidateResult& candidate : item.candidates)
            places.push_back({&item, &candidate});
    return places;
}

void fillItems(EvalResults& results)
{
    for (ItemResult& item : results.items) {
        const auto passed = [](const CandidateResult& candidate) { return candidate.valid; };
        item.passAt1 = !item.candidates.empty() && item.candidates.front().valid ? 1 : 0;
        item.passAtK = std::any_of(item.candidates.begin(), item.candidates.end(), passed) ? 1 : 0;
        results.k = std::max(results.k, static_cast<int>(item.candidates.size()));
    }
}

void deriveExpectations(EvalResults& results)
{
    for (ItemResult& item : results.items)
        if (item.expect == nullptr)
            if (auto derived = deriveExpectation(item.family, item.instruction, item.input))
                item.expect = std::make_shared<const Json>(std::move(*derived));
}

class Rescoring
{
public:
    Rescoring(Scorer& scorer, std::vector<Place> places, PartialOutput& partial,
              const CancelToken& cancel, ProgressSink& progress)
        : m_scorer(scorer), m_places(std::move(places)), m_partial(partial), m_cancel(cancel),
          m_progress(progress), m_began(std::chrono::steady_clock::now())
    {
    }

    Result<void> run()
    {
        m_done = std::min(m_partial.lines(), m_places.size());
        const std::size_t before = m_done;
        while (m_done < m_places.size()) {
            if (m_cancel.requested())
                return stoppedHere();
            MESEWRIGHT_CHECK(scoreBatch());
            report(before);
        }
        return {};
    }

private:
    Result<void> scoreBatch()
    {
        const std::size_t end = std::min(m_places.size(), m_done + scoringBatch(m_scorer.level()));
        std::vector<Candidate> candidates;
        for (std::size_t at = m_done; at < end; ++at) {
            const ItemResult& item = *m_places[at].item;
            candidates.push_back({item.family, item.input, m_places[at].candidate->output,
                                  item.instruction, item.expect.get()});
        }
        Result<std::vector<Verdict>> verdicts = m_scorer.score(candidates);
        if (!verdicts) {
            return verdicts.error().kind == ErrorKind::Stopped ? stoppedHere() : verdicts.error();
        }
        for (const Verdict& verdict : *verdicts)
            MESEWRIGHT_CHECK(m_partial.append(jsonLine(verdictJson(verdict))));
        m_done = end;
        return {};
    }

    [[nodiscard]] Error stoppedHere() const
    {
        return stopped(formatted("stopped after %zu of %zu answers; the same command goes on there",
                                 m_done, m_places.size()));
    }

    void report(std::size_t before)
    {
        const double seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - m_began).count();
        const double rate = seconds > 0 ? static_cast<double>(m_done - before) / seconds : 0;
        const double left = static_cast<double>(m_places.size() - m_done);
        m_progress.progress({"scoring", "answers", static_cast<std::int64_t>(m_done),
                             static_cast<std::int64_t>(m_places.size()), rate,
                             rate > 0 ? left / rate : -1});
    }

    Scorer& m_scorer;
    std::vector<Place> m_places;
    PartialOutput& m_partial;
    const CancelToken& m_cancel;
    ProgressSink& m_progress;
    std::chrono::steady_clock::time_point m_began;
    std::size_t m_done = 0;
};

} // namespace

Json keptEvidence(const Verdict& verdict, std::size_t bytes)
{
    if (!verdict.evidence.contains(measuredKey))
        return boundedCopy(verdict.evidence, bytes);
    Json evidence = verdict.evidence;
    evidence.erase(measuredKey);
    return boundedCopy(evidence, bytes);
}

void applyVerdict(const Verdict& verdict, CandidateResult& candidate)
{
    candidate.valid = verdict.outcome == Outcome::Passed;
    candidate.outcome = outcomeName(verdict.outcome);
    candidate.reason = verdict.reason;
    Json evidence = keptEvidence(verdict, resultsEvidence);
    candidate.evidence =
        evidence.empty() ? nullptr : std::make_shared<const Json>(std::move(evidence));
}

std::size_t scoringBatch(Level level)
{
    switch (level) {
    case Level::Syntax:
    case Level::Static:
        return 512;
    case Level::Exec:
        return 128;
    case Level::Engine:
        break;
    }
    return 32;
}

Result<Rescored> rescoreFile(const RescoreOptions& options, ProgressSink& progress)
{
    const std::string source = options.results.string();
    MESEWRIGHT_TRY(const std::string hash, sha256OfFile(options.results));
    MESEWRIGHT_TRY(EvalResults results, readResults(options.results));
    if (results.items.empty())
        return badInput(source + ": has no detailed_results, so there are no answers to "
                                 "score; use the file that the gate wrote");
    ScorerOptions wanted = options.scorer;
    if (options.ownLevel && !results.level.empty()) {
        MESEWRIGHT_TRY(wanted.level, parseLevel(results.level));
    }
    if (!wanted.extraction && !results.extraction.empty() &&
        results.level == levelName(wanted.level)) {
        MESEWRIGHT_TRY(wanted.extraction, parseExtraction(results.extraction));
    }
    MESEWRIGHT_CHECK(checkLevel(wanted.level));
    const Extraction extraction = wanted.extraction.value_or(defaultExtraction(wanted.level));
    if (options.deriveExpect)
        deriveExpectations(results);
    MESEWRIGHT_TRY(const auto scorer, makeScorer(wanted));
    for (const Finding& finding : scorer->findings())
        progress.message(sentence(finding));
    MESEWRIGHT_TRY(PartialOutput partial,
                   PartialOutput::open(options.out, Json{{"rescore", hash},
                                                         {"level", levelName(wanted.level)},
                                                         {"extraction", extractionName(extraction)},
                                                         {"families", wanted.families.string()},
                                                         {"derive_expect", options.deriveExpect}}));
    std::vector<bool> passed;
    for (const Place& place : placesOf(results))
        passed.push_back(place.candidate->valid);
    MESEWRIGHT_CHECK(Rescoring(*scorer, placesOf(results), partial, wanted.cancel, progress).run());
    Rescored done;
    std::size_t at = 0;
    const std::vector<Place> places = placesOf(results);
    bool whole = true;
    MESEWRIGHT_CHECK(partial.forEach([&](Json& kept) {
        whole = whole && at < places.size() && applyKept(kept, *places[at].candidate);
        if (whole)
            done.counts.changed += places[at].candidate->valid != passed[at] ? 1 : 0;
        ++at;
    }));
    if (!whole || at != places.size()) {
        partial.discard();
        return badInput(options.out.string() +
                        ".partial held lines that are no verdicts and was removed; start again");
    }
    done.counts.answers = places.size();
    results.level = levelName(wanted.level);
    results.extraction = extractionName(extraction);
    fillItems(results);
    fillMetrics(results);
    MESEWRIGHT_CHECK(writeResults(options.out, results));
    partial.discard();
    done.results = std::move(results);
    return done;
}

} // namespace mesewright
