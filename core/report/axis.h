// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace mesewright::report {

/// A straight axis: values from `low` to `high` on pixels from `from` to `to`.
struct Axis
{
    double low = 0;
    double high = 1;
    double from = 0;
    double to = 1;

    [[nodiscard]] double at(double value) const;
};

struct Tick
{
    double value = 0;
    std::string label;
};

/// About `wanted` round values (1, 2, 2.5 or 5 times a power of ten) inside [low, high], each with
/// as many decimals as the step needs. One tick for an empty range, none for a range that is not
/// finite.
[[nodiscard]] std::vector<Tick> niceTicks(double low, double high, int wanted);

/// The range widened to the next round values.
void widenToTicks(double& low, double& high, int wanted);

/// A coordinate in a chart: one decimal.
[[nodiscard]] std::string pixel(double value);

} // namespace mesewright::report
