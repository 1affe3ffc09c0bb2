// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/evidence.h"
#include "core/report/workspacefiles.h"

namespace mesewright::report {

/// Fills `runs`, `training` (the run that made the picked checkpoint, else the newest training run
/// with steps), `config…` and `commands`. Results must have been collected before.
[[nodiscard]] Result<void> collectRuns(WorkspaceFiles& files, Evidence& evidence);

/// Fills `recorded`: what results, comparison and training run say about their inputs, against the
/// files that are here now. Returns the ids of gates whose evidence is older than its inputs.
[[nodiscard]] Result<std::vector<std::string>> collectRecordedHashes(WorkspaceFiles& files,
                                                                     Evidence& evidence);

/// The command line that a run's `run.json` stands for, paths shown relative to the workspace.
[[nodiscard]] std::string commandOf(const Json& request, const ShownPaths& shown);

} // namespace mesewright::report
