// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/data/resultsfile.h"
#include "core/scoring/scorer.h"

#include <cstddef>
#include <filesystem>

namespace mesewright {

/// What files keep of a verdict's evidence: bounded, and without what differs from run to run, so
/// that the same answers give the same bytes.
[[nodiscard]] Json keptEvidence(const Verdict& verdict, std::size_t bytes);

/// Puts a verdict in the place of the one that a candidate had.
void applyVerdict(const Verdict& verdict, CandidateResult& candidate);

/// How many answers are judged between two looks at the cancel token.
[[nodiscard]] std::size_t scoringBatch(Level level);

struct RescoreCounts
{
    std::size_t answers = 0;
    std::size_t changed = 0; ///< verdicts that say passed where they did not, or the other way
};

/// Scores a saved results file again without the model and writes it to `out` (which may be the
/// same file). Stopped: the verdicts so far lie beside `out`, and the same call goes on. The level
/// and extraction of `options` are the new ones; its cancel token is heeded.
struct RescoreOptions
{
    std::filesystem::path results;
    std::filesystem::path out;
    ScorerOptions scorer; ///< level and extraction are taken from the file if `ownLevel`
    bool ownLevel = false;
    bool deriveExpect = false; ///< items without expect get what their instruction says
};
struct Rescored
{
    EvalResults results;
    RescoreCounts counts;
};
[[nodiscard]] Result<Rescored> rescoreFile(const RescoreOptions& options, ProgressSink& progress);

} // namespace mesewright
