// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/data/comparisonfile.h"
#include "core/gates/gatecontext.h"

#include <filesystem>
#include <string>

namespace mesewright {

/// Gate E: keep it? Reads results files only; nothing is generated.
struct CompareOptions
{
    std::filesystem::path baseline;
    std::filesystem::path resultsDir; ///< holds ckpt-N__scale-S.json; the decision is written here
    std::filesystem::path confirmBaseline; ///< both confirmation files or none
    std::filesystem::path confirmAdapter;
    std::string rule = "paired"; ///< or "seed"
    bool allowLeaked = false;    ///< decide although evaluation items stand in the training data
};

[[nodiscard]] Json toJson(const CompareOptions& options);
[[nodiscard]] CompareOptions compareOptionsFromJson(const Json& json);

/// Decides and writes `comparison_results.json` and `deltas.txt`. Leaked items, other items than
/// the baseline's, or confirmation items that were used before are refused (kind AnswerIsNo).
[[nodiscard]] Result<ComparisonResults> runCompare(const CompareOptions& options,
                                                   GateContext& context);

/// The results files of gate D in a folder, in natural order (ckpt-30 before ckpt-200).
[[nodiscard]] Result<std::vector<std::filesystem::path>>
adapterResultFiles(const std::filesystem::path& folder);

/// The file whose configuration the paired rule would pick, before confirmation.
[[nodiscard]] Result<std::filesystem::path>
pickConfiguration(const std::filesystem::path& baseline, const std::filesystem::path& resultsDir);

} // namespace mesewright
