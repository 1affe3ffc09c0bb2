// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/linedata.h"

#include <algorithm>
#include <cmath>

namespace mesewright::ui {

namespace {

/// Some columns cover a few pixels, so that a band stays one where steps are as rare as pixels.
constexpr std::size_t wideColumnPixels = 3;

std::size_t columnIn(const Interval& shown, std::size_t columns, double x)
{
    const auto count = static_cast<double>(columns);
    const double place = (x - shown.low) / (shown.high - shown.low) * count;
    return static_cast<std::size_t>(std::clamp(place, 0.0, count - 1));
}

bool anyValue(std::span<const Point> points)
{
    return std::any_of(points.begin(), points.end(),
                       [](const Point& point) { return std::isfinite(point.y); });
}

/// Lowest and highest of each column, point by point at the same x; NaN where the line breaks.
struct Extremes
{
    std::vector<Point> low;
    std::vector<Point> high;
};

Extremes extremesOf(const std::vector<Point>& points, const Interval& shown, std::size_t columns)
{
    Extremes extremes;
    const auto inside = [&](const Point& point) {
        return point.x >= shown.low && point.x <= shown.high;
    };
    for (std::size_t i = 0; i < points.size();) {
        if (!std::isfinite(points[i].y)) {
            extremes.low.push_back(points[i]);
            extremes.high.push_back(points[i]);
            ++i;
            continue;
        }
        // All finite points of one column, up to a gap; the neighbours outside stand alone.
        const std::size_t column = columnIn(shown, columns, points[i].x);
        double low = points[i].y;
        double high = low;
        std::size_t end = i + 1;
        while (end < points.size() && std::isfinite(points[end].y) &&
               inside(points[end]) == inside(points[i]) &&
               columnIn(shown, columns, points[end].x) == column) {
            low = std::min(low, points[end].y);
            high = std::max(high, points[end].y);
            ++end;
        }
        const double x = (points[i].x + points[end - 1].x) / 2;
        extremes.low.push_back({x, low});
        extremes.high.push_back({x, high});
        i = end;
    }
    return extremes;
}

} // namespace

std::size_t GrowingThinner::columnOf(double x) const
{
    return columnIn(m_shown, m_pixels, x);
}

const std::vector<Point>& GrowingThinner::thin(std::span<const Point> points, const Interval& shown,
                                               std::size_t pixels)
{
    const bool same = m_pixels == pixels && m_shown.low == shown.low && m_shown.high == shown.high;
    if (!same) {
        m_shown = shown;
        m_pixels = pixels;
        m_settled = 0;
        m_kept = 0;
    }
    m_out.resize(m_kept);
    m_changedFrom = m_kept > 0 ? m_out.back().x : -std::numeric_limits<double>::infinity();
    if (pixels == 0 || points.empty())
        return m_out;
    const std::vector<Point> tail =
        thinned(points.subspan(m_settled), shown.low, shown.high, pixels);
    m_out.insert(m_out.end(), tail.begin(), tail.end());
    // Everything before the column that the next point may fall into is settled.
    const std::size_t last = columnOf(points.back().x);
    const auto before = [&](const Point& point) { return columnOf(point.x) < last; };
    m_settled = static_cast<std::size_t>(
        std::partition_point(points.begin() + static_cast<std::ptrdiff_t>(m_settled), points.end(),
                             before) -
        points.begin());
    m_kept = static_cast<std::size_t>(
        std::partition_point(m_out.begin() + static_cast<std::ptrdiff_t>(m_kept), m_out.end(),
                             before) -
        m_out.begin());
    return m_out;
}

void LineData::assign(std::vector<Point> points)
{
    m_points = std::move(points);
    m_hasValues = anyValue(m_points);
    m_smooth.clear();
    m_average = RunningAverage(m_weight);
    m_lineThinner.restart();
    m_bandThinner.restart();
}

void LineData::append(std::span<const Point> points)
{
    m_points.insert(m_points.end(), points.begin(), points.end());
    m_hasValues = m_hasValues || anyValue(points);
}

void LineData::setSmoothing(double weight)
{
    if (weight == m_weight)
        return;
    m_weight = weight;
    m_smooth.clear();
    m_average = RunningAverage(weight);
    m_lineThinner.restart();
}

const std::vector<Point>& LineData::smoothedPoints()
{
    if (m_weight == 0)
        return m_points;
    for (std::size_t i = m_smooth.size(); i < m_points.size(); ++i)
        m_smooth.push_back({m_points[i].x, m_average.next(m_points[i].y)});
    return m_smooth;
}

std::optional<std::size_t> LineData::nearest(double x) const
{
    if (m_points.empty())
        return std::nullopt;
    const auto after = std::partition_point(m_points.begin(), m_points.end(),
                                            [&](const Point& point) { return point.x < x; });
    if (after == m_points.end())
        return m_points.size() - 1;
    const auto index = static_cast<std::size_t>(after - m_points.begin());
    return index > 0 && x - m_points[index - 1].x < after->x - x ? index - 1 : index;
}

const LineData::Drawn& LineData::drawn(const Interval& shown, std::size_t pixels)
{
    const std::size_t columns = std::max<std::size_t>(1, pixels / wideColumnPixels);
    m_drawn.low.clear();
    m_drawn.high.clear();
    if (m_coarse) {
        const Extremes middle =
            extremesOf(m_lineThinner.thin(smoothedPoints(), shown, columns), shown, columns);
        m_drawn.line = middle.low;
        for (std::size_t i = 0; i < middle.low.size(); ++i)
            m_drawn.line[i].y = (middle.low[i].y + middle.high[i].y) / 2;
    } else {
        m_drawn.line = m_lineThinner.thin(smoothedPoints(), shown, pixels);
    }
    if (m_weight > 0 && m_band) {
        Extremes band = extremesOf(m_bandThinner.thin(m_points, shown, columns), shown, columns);
        m_drawn.low = std::move(band.low);
        m_drawn.high = std::move(band.high);
    }
    return m_drawn;
}

double LineData::changedFrom() const
{
    const double line = m_lineThinner.changedFrom();
    return m_weight > 0 && m_band ? std::min(line, m_bandThinner.changedFrom()) : line;
}

} // namespace mesewright::ui
