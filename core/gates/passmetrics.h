// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/resultsfile.h"
#include "core/scoring/decision.h"

#include <string>
#include <vector>

namespace mesewright {

/// The rows that statistics look at, keyed by distinct item.
[[nodiscard]] std::vector<ResultRow> resultRows(const EvalResults& results);

/// Fills `overall`, `families`, `outcomes`, `distinct` and, when leaks were looked for, `clean`
/// from `items`: the Python project's figures, the unbiased ones, Wilson's interval over rows and
/// the bootstrap interval by distinct item. An item that stands in several rows counts in
/// `distinct` and `clean` once, with the mean of its rows.
void fillMetrics(EvalResults& results);

/// One line for logs: "scaffold: pass@1 30.0 %, pass@5 30.0 % [14.5-51.9] of 20".
[[nodiscard]] std::string metricsText(const PassMetrics& metrics, const std::string& name, int k);

/// The figures of a results file for people: over all rows, then over the distinct items and those
/// that training did not show, and the answers that could not be judged, if there are any.
[[nodiscard]] std::string resultsText(const EvalResults& results, const std::string& name);

} // namespace mesewright
