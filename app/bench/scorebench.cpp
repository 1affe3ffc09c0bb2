// SPDX-License-Identifier: Apache-2.0
#include "app/bench/benches.h"
#include "app/bench/measurement.h"
#include "core/base/files.h"
#include "core/data/jsonl.h"
#include "core/scoring/staticscorer.h"

#include <array>

namespace mesewright {

namespace {

using CandidateTexts = std::array<std::string, 3>; // family, input, candidate

Result<std::vector<CandidateTexts>> readCandidates(const std::filesystem::path& file)
{
    MESEWRIGHT_TRY(const std::string text, readFile(file));
    std::vector<CandidateTexts> rows;
    std::vector<Finding> findings;
    Result<void> failure;
    forEachJsonLine(text, file.string(), findings, [&](Json& row, int line) {
        CandidateTexts texts;
        std::size_t next = 0;
        for (const char* key : {"family", "input", "candidate"}) {
            const auto value = row.find(key);
            if (value == row.end() || !value->is_string()) {
                if (failure)
                    failure = badInput(file.string() + ", line " + std::to_string(line) +
                                       ": expected the texts 'family', 'input' and 'candidate', "
                                       "found no text '" +
                                       key + "'");
                return;
            }
            texts[next++] = value->get<std::string>();
        }
        rows.push_back(std::move(texts));
    });
    MESEWRIGHT_CHECK(failure);
    if (hasErrors(findings))
        return firstError(findings);
    if (rows.empty())
        return badInput(file.string() + " has no rows; give a file with at least one candidate");
    return rows;
}

} // namespace

Result<void> benchScore(const BenchOptions& options)
{
    MESEWRIGHT_TRY(const auto file, options.path("verdicts"));
    MESEWRIGHT_TRY(const double seconds, options.number("seconds", 0.01, 3600));
    MESEWRIGHT_TRY(const auto rows, readCandidates(file));
    std::vector<Candidate> candidates;
    for (const CandidateTexts& row : rows)
        candidates.push_back({row[0], row[1], row[2]});
    MESEWRIGHT_TRY(const double rate, benchStaticScoring(candidates, seconds));
    printMeasurement({"score.static", rate, "candidates/s", 1,
                      Json{{"verdicts", file.string()},
                           {"candidates", candidates.size()},
                           {"seconds", seconds},
                           {"note", "one scoring thread and its Lua child program"}}});
    return {};
}

} // namespace mesewright
