// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

/// The few probability functions that the statistics need, to nearly full double precision.
namespace mesewright {

/// z with P(Z <= z) = p for a standard normal Z, 0 < p < 1. Starts from Acklam's rational
/// approximation and ends with Halley steps on erfc.
[[nodiscard]] double normalQuantile(double p);

/// P(X = x) for X ~ Bin(n, 1/2), 0 <= x <= n, by the saddle-point form of Loader, "Fast and
/// accurate computation of binomial probabilities" (2000): no cancellation for any n.
[[nodiscard]] double halfBinomialProbability(std::int64_t x, std::int64_t n);

/// P(X <= x) for X ~ Bin(n, 1/2); the terms are summed from the largest down.
[[nodiscard]] double halfBinomialAtMost(std::int64_t x, std::int64_t n);

/// The beta distribution's quantile: t with I_t(a, b) = q, for integer a, b >= 1 and 0 < q < 1.
[[nodiscard]] double betaQuantile(double q, double a, double b);

} // namespace mesewright
