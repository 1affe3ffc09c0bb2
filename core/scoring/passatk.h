// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace mesewright {

/// The unbiased estimate of the chance that at least one of k samples passes, from n samples of
/// which c passed: 1 - C(n-c, k) / C(n, k) (Chen et al., "Evaluating large language models trained
/// on code", 2021). Nothing for n < 1, k < 1, k > n, c < 0 or c > n.
[[nodiscard]] std::optional<double> passAtK(std::int64_t n, std::int64_t c, std::int64_t k);

/// The figures of a set of items, each with its candidates' outcomes. The first two are the Python
/// project's definitions. Nothing for an empty set; the unbiased ones also when an item has fewer
/// than k candidates.
struct PassRates
{
    std::optional<double> passAt1First;    ///< share of items whose first candidate passed
    std::optional<double> passAtKAny;      ///< share of items with any candidate passed
    std::optional<double> passAt1Unbiased; ///< mean over items of passed / candidates
    std::optional<double> passAtKUnbiased; ///< mean over items of passAtK(n, c, k)
};

/// `items[i]`: the outcomes of item i's candidates in order. An item without candidates counts as
/// not passed in the first two figures.
[[nodiscard]] PassRates passRates(std::span<const std::vector<bool>> items, std::int64_t k);

} // namespace mesewright
