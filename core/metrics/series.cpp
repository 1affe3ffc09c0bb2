// SPDX-License-Identifier: Apache-2.0
#include "core/metrics/series.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace mesewright {

namespace {

/// What is kept of one pixel column, as indices into the points.
struct Column
{
    std::optional<std::size_t> first, lowest, highest, last, gap;

    void add(std::span<const Point> points, std::size_t index)
    {
        const double y = points[index].y;
        if (!std::isfinite(y)) {
            gap = gap.value_or(index);
            return;
        }
        first = first.value_or(index);
        last = index;
        if (!lowest || y < points[*lowest].y)
            lowest = index;
        if (!highest || y > points[*highest].y)
            highest = index;
    }

    void appendTo(std::vector<Point>& out, std::span<const Point> points) const
    {
        std::vector<std::size_t> kept;
        for (const auto& index : {first, lowest, highest, last, gap}) {
            if (index)
                kept.push_back(*index);
        }
        std::sort(kept.begin(), kept.end());
        kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
        for (const std::size_t index : kept) {
            Point point = points[index];
            if (!std::isfinite(point.y))
                point.y = std::numeric_limits<double>::quiet_NaN();
            out.push_back(point);
        }
    }
};

} // namespace

RunningAverage::RunningAverage(double weight)
    : m_weight(weight > 0 ? std::min(weight, 1 - 1e-9) : 0)
{
}

double RunningAverage::next(double value)
{
    if (m_weight == 0 || !std::isfinite(value))
        return value;
    m_mean = m_weight * m_mean + (1 - m_weight) * value;
    m_weightPower *= m_weight;
    return m_mean / (1 - m_weightPower);
}

std::vector<double> smoothed(std::span<const double> values, double weight)
{
    RunningAverage average(weight);
    std::vector<double> out;
    out.reserve(values.size());
    for (const double value : values)
        out.push_back(average.next(value));
    return out;
}

std::vector<Point> thinned(std::span<const Point> points, double from, double to,
                           std::size_t pixels)
{
    const double range = to - from;
    if (pixels == 0 || !(range > 0) || !std::isfinite(range))
        return {};
    const auto begin = std::partition_point(points.begin(), points.end(),
                                            [&](const Point& p) { return p.x < from; });
    const auto end =
        std::partition_point(begin, points.end(), [&](const Point& p) { return p.x <= to; });

    std::vector<Point> out;
    if (begin != points.begin())
        out.push_back(*(begin - 1));
    const auto columns = static_cast<double>(pixels);
    std::size_t current = 0;
    Column column;
    for (auto point = begin; point != end; ++point) {
        const double place = std::clamp((point->x - from) / range * columns, 0.0, columns - 1);
        if (const auto now = static_cast<std::size_t>(place); now != current) {
            column.appendTo(out, points);
            column = {};
            current = now;
        }
        column.add(points, static_cast<std::size_t>(point - points.begin()));
    }
    column.appendTo(out, points);
    if (end != points.end())
        out.push_back(*end);
    return out;
}

} // namespace mesewright
