// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/data/resultsfile.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mesewright {

// `comparison_results.json`: the decision of gate E. The Python project's keys first, ours after
// them; unknown keys are kept in `extra`.

struct PassPair
{
    double passAt1 = 0;
    double passAtK = 0;
};

struct FamilyDelta
{
    double baseline = 0;
    double adapter = 0;
    double delta = 0;
};

/// One paired comparison with the baseline, by distinct item.
struct ComparedConfiguration
{
    std::string adapterFile;
    std::int64_t distinctItems = 0;
    double deltaPassAtK = 0;
    Interval interval;          ///< 95 % paired bootstrap of the gain
    std::int64_t gained = 0;    ///< items that only the adapter passes
    std::int64_t lost = 0;      ///< items that only the baseline passes
    double pValue = 1;          ///< exact two-sided McNemar
    std::optional<double> holm; ///< adjusted for all configurations tried; none when uncorrected
    std::optional<double> discordantShare = {};  ///< of the items, those on which the two differ
    std::optional<double> detectableEffect = {}; ///< smallest difference found with 80 % power
};

struct ComparisonResults
{
    std::string decision; ///< PROCEED, ADJUST or FAIL
    std::string reason;
    /// These four are missing in a FAIL without results.
    std::optional<PassPair> baselineMetrics;
    std::optional<PassPair> bestAdapterMetrics;
    std::string adapterFile; ///< in `best_adapter_metrics`
    std::optional<PassPair> deltas;
    std::vector<std::pair<std::string, FamilyDelta>> familyDeltas;
    bool thresholdMet = false;

    std::string rule;                ///< seed, paired
    std::vector<std::string> advice; ///< what to change, in order
    std::vector<ComparedConfiguration> configurations;
    std::optional<ComparedConfiguration> confirmation;
    std::optional<std::int64_t> leakedItems; ///< decided on leaked items, if the user said so
    std::shared_ptr<const Json> extra;
};

[[nodiscard]] Result<ComparisonResults> comparisonFromJson(const Json& json,
                                                           const std::string& where);
[[nodiscard]] Json comparisonToJson(const ComparisonResults& comparison);

[[nodiscard]] Result<ComparisonResults> readComparison(const std::filesystem::path& path);
[[nodiscard]] Result<void> writeComparison(const std::filesystem::path& path,
                                           const ComparisonResults& comparison);

} // namespace mesewright
