// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/evidence.h"
#include "core/report/workspacefiles.h"

#include <optional>
#include <string>

namespace mesewright::report {

/// Fills baseline, adapters and confirmation results. Figures that a foreign file lacks (intervals,
/// distinct items, k) are computed from its items.
[[nodiscard]] Result<void> collectResults(WorkspaceFiles& files, Evidence& evidence);

/// One results file, completed; nothing when there is no such file.
[[nodiscard]] Result<std::optional<ResultsEvidence>> readResultsEvidence(WorkspaceFiles& files,
                                                                         const std::string& name);

/// Fills `levels` from `eval/levels/LEVEL/*.json`: results files as `rescore` writes them.
[[nodiscard]] Result<void> collectLevels(WorkspaceFiles& files, Evidence& evidence);

/// Fills `comparison` and `picked`: the configuration that the decision names, else the best one.
/// Results must have been collected before.
[[nodiscard]] Result<void> collectComparison(WorkspaceFiles& files, Evidence& evidence);

/// `env/report.json`: an object whose "probes" (or one other list) has a row a probe.
[[nodiscard]] Result<void> collectEnvironment(WorkspaceFiles& files, Evidence& evidence);

} // namespace mesewright::report
