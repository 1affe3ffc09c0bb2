// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/interval.h"

#include <cstdint>
#include <optional>

namespace mesewright {

/// Wilson's score interval without continuity correction (Wilson, 1927) for `x` successes of `n`.
/// Exactly 0 below for x = 0 and exactly 1 above for x = n. Nothing for n < 1, x outside 0..n or
/// a confidence outside (0, 1).
[[nodiscard]] std::optional<Interval> wilsonInterval(std::int64_t x, std::int64_t n,
                                                     double confidence = 0.95);

/// The exact interval of Clopper and Pearson (1934), by beta quantiles. Nothing as above.
[[nodiscard]] std::optional<Interval> clopperPearsonInterval(std::int64_t x, std::int64_t n,
                                                             double confidence = 0.95);

} // namespace mesewright
