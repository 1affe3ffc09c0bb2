// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/resultsfile.h"
#include "core/scoring/decision.h"

#include <string>
#include <vector>

namespace mesewright {

/// The rows that statistics look at, keyed by distinct item.
[[nodiscard]] std::vector<ResultRow> resultRows(const EvalResults& results);

/// Fills `overall` and `families` from `items`: the Python project's figures, the unbiased ones,
/// Wilson's interval over rows and the bootstrap interval by distinct item.
void fillMetrics(EvalResults& results);

/// One line for logs: "scaffold: pass@1 30.0 %, pass@5 30.0 % [14.5-51.9] of 20".
[[nodiscard]] std::string metricsText(const PassMetrics& metrics, const std::string& name, int k);

} // namespace mesewright
