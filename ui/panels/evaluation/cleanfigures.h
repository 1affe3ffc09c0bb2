// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/resultsfile.h"
#include "core/report/evidence.h"

#include <map>
#include <vector>

namespace mesewright::ui {

/// The figures of results files without the items that stand in training: overall and by family,
/// by the same functions as the gates'. Keyed by the file's name. Takes a while: for the pool.
using CleanFigures = std::map<std::string, EvalResults>;
[[nodiscard]] CleanFigures cleanFigures(const std::vector<const report::ResultsEvidence*>& results);

} // namespace mesewright::ui
