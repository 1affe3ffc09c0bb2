// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace mesewright {

/// One point of a chart. A y that is NaN breaks the line.
struct Point
{
    double x = 0;
    double y = 0;

    friend bool operator==(const Point&, const Point&) = default;
};

/// Exponential moving average with bias correction (Kingma and Ba 2015, section 3):
/// m_t = w m_(t-1) + (1 - w) y_t, value m_t / (1 - w^t). `weight` in [0, 1): 0 leaves the series as
/// it is. NaN stays NaN and is left out of the average.
[[nodiscard]] std::vector<double> smoothed(std::span<const double> values, double weight);

/// The same average for values that come one at a time.
class RunningAverage
{
public:
    explicit RunningAverage(double weight);
    /// The average after `value`; a value that is not finite comes back as it is.
    [[nodiscard]] double next(double value);

private:
    double m_weight = 0;
    double m_mean = 0;
    double m_weightPower = 1;
};

/// At most four points a pixel column: the first, lowest, highest and last of each column, and one
/// NaN where the line breaks, so that the drawn line is that of all points. `points` rises in x;
/// those outside [from, to] are left out, except the nearest on each side, so that the line runs to
/// the edges. Empty for no pixels or an empty range.
[[nodiscard]] std::vector<Point> thinned(std::span<const Point> points, double from, double to,
                                         std::size_t pixels);

} // namespace mesewright
