// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/interval.h"
#include "core/metrics/series.h"

#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace mesewright::ui {

/// Thins a series that only grows at its end: as long as the same part is shown on the same number
/// of pixels, only the last column is thinned again.
class GrowingThinner
{
public:
    /// The points are not those of the last time.
    void restart() { *this = {}; }
    const std::vector<Point>& thin(std::span<const Point> points, const Interval& shown,
                                   std::size_t pixels);
    /// The x from which on the last call's result may differ from that of the call before.
    [[nodiscard]] double changedFrom() const { return m_changedFrom; }

private:
    [[nodiscard]] std::size_t columnOf(double x) const;

    std::vector<Point> m_out;
    Interval m_shown;
    std::size_t m_pixels = 0;  ///< 0: nothing has been thinned
    std::size_t m_settled = 0; ///< points before the last column
    std::size_t m_kept = 0;    ///< what they became in `m_out`
    double m_changedFrom = -std::numeric_limits<double>::infinity();
};

/// The points of one line and what is drawn of them. Costs nothing until `drawn` is called; then
/// all points are smoothed and thinned, those appended since the last time only.
class LineData
{
public:
    /// What is drawn. `low` and `high` are the band of the raw values, point by point at the same
    /// x, NaN where it breaks; empty without a band.
    struct Drawn
    {
        std::vector<Point> line;
        std::vector<Point> low;
        std::vector<Point> high;
    };

    /// x must rise.
    void assign(std::vector<Point> points);
    void append(std::span<const Point> points);
    /// 0: the line is that of the raw values, without a band.
    void setSmoothing(double weight);
    /// Whether the raw values are drawn as a band behind the smoothed line; they are at first.
    void setBand(bool band) { m_band = band; }
    /// Draws the line through the middle of columns of a few pixels: dashes would be lost in finer
    /// noise.
    void setCoarse(bool coarse) { m_coarse = coarse; }

    [[nodiscard]] const std::vector<Point>& points() const { return m_points; }
    /// Whether any point is a number.
    [[nodiscard]] bool hasValues() const { return m_hasValues; }
    /// One for each point.
    [[nodiscard]] const std::vector<Point>& smoothedPoints();
    /// The point whose x is nearest.
    [[nodiscard]] std::optional<std::size_t> nearest(double x) const;

    const Drawn& drawn(const Interval& shown, std::size_t pixels);
    /// The x from which on what is drawn may differ from the time before.
    [[nodiscard]] double changedFrom() const;

private:
    std::vector<Point> m_points;
    std::vector<Point> m_smooth;
    RunningAverage m_average{0};
    double m_weight = 0;
    bool m_hasValues = false;
    bool m_band = true;
    bool m_coarse = false;
    GrowingThinner m_lineThinner;
    GrowingThinner m_bandThinner;
    Drawn m_drawn;
};

} // namespace mesewright::ui
