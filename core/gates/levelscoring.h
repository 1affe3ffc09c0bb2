// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/runs/workspace.h"
#include "core/scoring/scorer.h"

#include <filesystem>
#include <span>

namespace mesewright {

/// Where results that were judged at another level lie: `eval/levels`, a folder a level, with the
/// file names of `eval/results`, and `levels.json`, which says of each what it was made from.
[[nodiscard]] std::filesystem::path levelsFolder(const Workspace& workspace);

/// Judges the answers of every results file in `eval/results` again at `level`, without the model.
/// Files that were judged since they were written are left as they are. What this machine cannot
/// run is noted with its reason, for the report, and is no error. Stopped: the same call goes on.
[[nodiscard]] Result<void> scoreAtLevel(const Workspace& workspace, const ScorerOptions& options,
                                        ProgressSink& progress);

} // namespace mesewright
