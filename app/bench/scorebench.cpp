// SPDX-License-Identifier: Apache-2.0
#include "app/bench/benches.h"
#include "app/bench/measurement.h"
#include "core/base/files.h"
#include "core/data/jsonl.h"
#include "core/luanti/sandbox.h"
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

Result<void> benchStatic(const std::filesystem::path& file, double seconds)
{
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

/// Only whole programs: a repair's candidate is a diff.
Result<void> benchExec(const std::filesystem::path& file, double seconds, int jobs)
{
    MESEWRIGHT_TRY(const auto rows, readCandidates(file));
    std::vector<ModProgram> programs;
    for (const CandidateTexts& row : rows) {
        if (row[0] != "repair")
            programs.push_back({"mymod", row[2], Json::array()});
    }
    MESEWRIGHT_TRY(const double rate, benchSandbox(programs, seconds, jobs));
    printMeasurement({"score.exec", rate, "candidates/s", jobs,
                      Json{{"verdicts", file.string()},
                           {"candidates", programs.size()},
                           {"seconds", seconds},
                           {"note", "programs run in the sandbox, one process each"}}});
    return {};
}

} // namespace

Result<void> benchScore(const BenchOptions& options)
{
    MESEWRIGHT_TRY(const auto file, options.path("verdicts"));
    MESEWRIGHT_TRY(const double seconds, options.number("seconds", 0.01, 3600));
    MESEWRIGHT_TRY(const int jobs, options.whole("jobs", 1, 1024));
    MESEWRIGHT_TRY(const std::string level, options.text("level"));
    if (level != "static" && level != "exec")
        return badInput("--level: expected static or exec, found '" + level + "'");
    return level == "exec" ? benchExec(file, seconds, jobs) : benchStatic(file, seconds);
}

} // namespace mesewright
