// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/scoring/bootstrap.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

enum class Decision { Proceed, Adjust, Fail };

/// `PROCEED`, `ADJUST`, `FAIL`.
[[nodiscard]] std::string_view decisionName(Decision decision);

/// One row of a results file. Rows with the same `key` are one item (the caller builds it from
/// family, instruction, input and output).
struct ResultRow
{
    std::string key;
    std::string family;
    std::vector<bool> valid; ///< candidates in order
};

/// The rows of one item, merged: means over its rows, so that an item counts once however often it
/// is repeated.
struct ItemScore
{
    std::string key;
    std::string family;
    double passAt1 = 0.0; ///< share of rows whose first candidate passed
    double passAtK = 0.0; ///< share of rows with any candidate passed
};

/// In the order of first appearance.
[[nodiscard]] std::vector<ItemScore> mergeDistinct(std::span<const ResultRow> rows);

/// Baseline and one adapter configuration, side by side by distinct item.
struct PairedComparison
{
    std::size_t items = 0;
    double baselinePassAtK = 0.0;
    double adapterPassAtK = 0.0;
    BootstrapInterval gain;       ///< of the difference in pass@k, adapter minus baseline
    std::int64_t lost = 0;        ///< items where the baseline is better
    std::int64_t won = 0;         ///< items where the adapter is better
    double p = 1.0;               ///< exact McNemar
    double adjustedP = 1.0;       ///< Holm over all configurations tried; p itself for confirmation
    double discordantShare = 0.0; ///< of the items, those on which the two differ
    std::optional<double> detectable; ///< minimumDetectableEffect of that share
};

/// Fails when the two do not hold the same items.
[[nodiscard]] Result<PairedComparison> compareItems(std::span<const ItemScore> baseline,
                                                    std::span<const ItemScore> adapter,
                                                    const BootstrapOptions& options = {});

struct ConfigurationRows
{
    std::string name;
    std::vector<ResultRow> rows;
};

struct PairedDecisionInput
{
    std::vector<ResultRow> baseline;
    std::vector<ConfigurationRows> configurations; ///< all that were tried
    /// Base and picked configuration on items that no earlier gate used; both or none.
    std::optional<std::vector<ResultRow>> confirmBaseline;
    std::optional<std::vector<ResultRow>> confirmAdapter;
    double threshold = 0.15;
    double alpha = 0.05;
    BootstrapOptions bootstrap;
};

struct PairedDecision
{
    Decision decision = Decision::Fail;
    std::string reason;     ///< one sentence; names the first condition that fails
    std::size_t picked = 0; ///< index of the configuration; unless Fail
    std::vector<PairedComparison> comparisons; ///< one a configuration
    std::optional<PairedComparison> confirmation;
};

/// The default rule. The configuration with the best pass@k by distinct item is picked (ties:
/// pass@1, then the order given). PROCEED iff its gain is at least `threshold`, the lower end of
/// the paired bootstrap interval is above 0 and the Holm-adjusted p is at most `alpha`, and, if
/// confirmation rows are given, gain and lower end hold there too. FAIL without configurations.
[[nodiscard]] Result<PairedDecision> decidePaired(const PairedDecisionInput& input);

/// The figures of a results file that the Python project's rule looks at, over rows as they are.
struct SeedMetrics
{
    struct Rates
    {
        double passAt1 = 0.0;
        double passAtK = 0.0;
    };
    Rates overall;
    std::map<std::string, Rates> families;
};

[[nodiscard]] SeedMetrics seedMetrics(std::span<const ResultRow> rows);

struct NamedSeedMetrics
{
    std::string name;
    SeedMetrics metrics;
};

struct SeedDecision
{
    struct FamilyDelta
    {
        std::string family;
        double baseline = 0.0;
        double adapter = 0.0;
        double delta = 0.0;
    };
    Decision decision = Decision::Fail;
    std::string reason;
    std::size_t picked = 0;
    double deltaPassAt1 = 0.0;
    double deltaPassAtK = 0.0;
    bool thresholdMet = false;
    std::vector<FamilyDelta> families; ///< scaffold, repair, doc, then others, where both have it
    std::string weakestFamily;         ///< for ADJUST: the family with the least delta
    std::vector<std::string> advice;   ///< for ADJUST: what to try, in this order
};

/// The Python project's rule: the best configuration by overall pass@k (ties: the first), PROCEED
/// iff its gain is at least 0.15. As there, configurations that pass nothing are no result.
[[nodiscard]] SeedDecision decideSeed(const SeedMetrics& baseline,
                                      std::span<const NamedSeedMetrics> configurations);

} // namespace mesewright
