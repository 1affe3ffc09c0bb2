// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace mesewright {

/// McNemar's test by the binomial distribution.
struct McNemarTest
{
    std::int64_t firstOnly = 0;  ///< pairs where only the first passed
    std::int64_t secondOnly = 0; ///< pairs where only the second passed
    double p = 1.0;              ///< exact, two-sided: min(1, 2 P(X <= min(b, c)))
    double midP = 1.0;           ///< the same with half the weight on the observed table
};

/// From the numbers of discordant pairs; below 0 counts as 0, above 2^51 as 2^51.
[[nodiscard]] McNemarTest mcNemar(std::int64_t firstOnly, std::int64_t secondOnly);

/// From scores by item (equal length; what goes beyond the shorter one is left out). A pair is
/// discordant when its scores differ: for 0 and 1 this is McNemar's test, for rates the sign test.
[[nodiscard]] McNemarTest mcNemar(std::span<const double> first, std::span<const double> second);

/// The smallest true difference of two pass rates that a paired comparison of `items` distinct
/// items finds in four of five experiments (80 % power, two-sided 5 %), when the given share of
/// items is discordant: 2.80 sqrt(share / items), where 2.80 is z(0.975) + z(0.80). A normal
/// approximation: for few discordant items the exact test needs somewhat more. Nothing for items <
/// 1, a share outside [0, 1], or a share of 0, from which nothing can be said.
[[nodiscard]] std::optional<double> minimumDetectableEffect(double discordantShare,
                                                            std::int64_t items);

/// Holm's adjusted p values (Holm, 1979), in the order given: the running maximum over ascending p
/// of min(1, (m - i) p).
[[nodiscard]] std::vector<double> holmAdjusted(std::span<const double> p);

/// Which hypotheses Holm's procedure rejects at `alpha`, decided on the unadjusted values.
[[nodiscard]] std::vector<bool> holmRejected(std::span<const double> p, double alpha);

} // namespace mesewright
