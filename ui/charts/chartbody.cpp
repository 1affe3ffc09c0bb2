// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartbody.h"

#include "ui/charts/charttexts.h"
#include "ui/widgets/marker.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace mesewright::ui {

namespace {

constexpr double headRoom = 1.04; // above the highest point of a full chart
constexpr double markerSize = 8;

double penWidth(LineChart::Form form)
{
    return form == LineChart::Form::Full ? 2.0 : 1.5;
}

bool equal(const Interval& a, const Interval& b)
{
    return a.low == b.low && a.high == b.high;
}

/// Powers of ten; what has none breaks the line.
std::vector<Point> logarithms(std::span<const Point> points)
{
    std::vector<Point> out(points.begin(), points.end());
    for (Point& point : out)
        point.y = point.y > 0 ? std::log10(point.y) : std::numeric_limits<double>::quiet_NaN();
    return out;
}

} // namespace

/// Lowest and highest finite value between two x.
struct ChartBody::Extent
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;

    void add(std::span<const Point> points, const Interval& x)
    {
        for (const Point& point : points) {
            if (point.x < x.low || point.x > x.high || !std::isfinite(point.y))
                continue;
            low = std::min(low, point.y);
            high = std::max(high, point.y);
        }
    }
    [[nodiscard]] bool empty() const { return low > high; }
};

bool ChartBody::empty() const
{
    return std::all_of(lines.begin(), lines.end(),
                       [](const ChartLine& line) { return !line.data.hasValues(); });
}

/// The y axis for what the points reach.
Interval ChartBody::valuesOf(const Extent& extent) const
{
    if (frame.log) {
        if (extent.empty())
            return {0, 1};
        const double from = std::floor(extent.low);
        return {from, std::max(std::ceil(extent.high), from + 1)};
    }
    double bottom = low.value_or(extent.empty() ? 0 : extent.low);
    double top = high.value_or(0);
    if (!extent.empty()) {
        bottom = std::min(bottom, extent.low);
        if (!high)
            top = frame.form == LineChart::Form::Lane ? roundedUp(extent.high)
                                                      : extent.high * headRoom;
        top = std::max(top, extent.high);
    }
    return top > bottom ? Interval{bottom, top} : Interval{bottom, bottom + 1};
}

QRect ChartBody::layOut(const QRectF& rect, bool grown)
{
    const ChartFrame before = frame;
    frame.rect = rect;
    if (!grown)
        frame.plot = plotOf(rect, frame.form, frame.captionWidth);
    frame.x = axis.shown();
    frame.message = empty() ? message : QString();
    const auto pixels = static_cast<std::size_t>(std::max(0.0, frame.plot.width()));
    struct Shape
    {
        int id;
        std::vector<Point> line, bandLow, bandHigh;
    };
    std::vector<Shape> shapes;
    Extent extent;
    double changedFrom = frame.x.high;
    for (auto line = lines.begin(); line != lines.end(); ++line) {
        const LineData::Drawn& drawn = line->data.drawn(frame.x, pixels);
        changedFrom = std::min(changedFrom, line->data.changedFrom());
        Shape shape{line.key(), drawn.line, drawn.low, drawn.high};
        if (frame.log) {
            shape.line = logarithms(shape.line);
            shape.bandLow = logarithms(shape.bandLow);
            shape.bandHigh = logarithms(shape.bandHigh);
            // A band that reaches 0 has no lower end there; both of its sides must break alike.
            for (std::size_t i = 0; i < shape.bandLow.size(); ++i)
                if (!std::isfinite(shape.bandLow[i].y))
                    shape.bandLow[i].y = shape.bandHigh[i].y;
        }
        for (const auto* points : {&shape.line, &shape.bandLow, &shape.bandHigh})
            extent.add(*points, frame.x);
        shapes.push_back(std::move(shape));
    }
    frame.y = valuesOf(extent);
    // Half a pen more above and below, so that a line along an edge is whole.
    constexpr double pen = 2;
    const double more = pen * (frame.y.high - frame.y.low) / std::max(1.0, frame.plot.height());
    scene.setPlot(frame.plot.adjusted(0, -pen, 0, pen), frame.x,
                  {frame.y.low - more, frame.y.high + more});
    for (const Shape& shape : shapes) {
        const ChartLineSpec& spec = lines[shape.id].spec;
        const QPen pen = linePen(spec, penWidth(frame.form));
        scene.setLine(shape.id, shape.line, pen);
        scene.setBand(shape.id, shape.bandLow, shape.bandHigh, bandColor(spec));
    }
    const bool samePlace = before.rect == rect && before.plot == frame.plot &&
                           equal(before.x, frame.x) && equal(before.y, frame.y) &&
                           before.message == frame.message;
    if (!samePlace)
        return rect.toAlignedRect();
    constexpr double reach = 10; // a marker, or the band's columns next to the change
    QRectF part = rect;
    part.setLeft(std::max(rect.left(), frame.pixelOfX(changedFrom) - reach));
    return part.toAlignedRect() & rect.toAlignedRect();
}

void ChartBody::draw(QPainter& painter, const QRect& part)
{
    paintFrame(painter, frame, part);
    scene.draw(painter, part);
    if (frame.form == LineChart::Form::Full)
        drawMarkers(painter);
}

/// The shape that belongs to a run's number at the end of its line.
void ChartBody::drawMarkers(QPainter& painter)
{
    for (ChartLine& line : lines) {
        if (!line.spec.told || line.data.points().empty())
            continue;
        const std::vector<Point>& points = line.data.smoothedPoints();
        const auto last = std::find_if(points.rbegin(), points.rend(), [&](const Point& point) {
            return point.x <= frame.x.high && std::isfinite(point.y);
        });
        if (last == points.rend() || last->x < frame.x.low || (frame.log && !(last->y > 0)))
            continue;
        paintMarker(painter, {frame.pixelOfX(last->x), frame.pixelOfY(last->y)}, markerSize,
                    line.spec.look, linePen(line.spec, 1).color());
    }
}

QList<ReadOutRow> ChartBody::readOut()
{
    QList<ReadOutRow> rows;
    const std::optional<double> x = axis.cursor();
    if (!x)
        return rows;
    rows.append({axis.unit(), QLocale::c().toString(*x, 'f', 0), -1, true});
    for (ChartLine& line : lines) {
        // Nothing is said of a run that ended before.
        const auto nearest = line.data.nearest(*x);
        if (!nearest || std::abs(line.data.points()[*nearest].x - *x) > 0.5)
            continue;
        const double drawn = line.data.smoothedPoints()[*nearest].y;
        rows.append({line.spec.name, frame.valueText(drawn), line.spec.look});
        if (line.isSmoothed() && smoothing > 0)
            rows.append(
                {LineChart::tr("raw"), frame.valueText(line.data.points()[*nearest].y), -1, true});
    }
    if (const QString when = moment ? moment(*x) : QString(); !when.isEmpty())
        rows.append({LineChart::tr("at"), when, -1, true});
    return rows;
}

/// Value and note: the latest, or those at the cursor.
std::pair<QString, QString> ChartBody::caption()
{
    const std::optional<double> x = axis.cursor();
    if (!x || lines.isEmpty() || frame.form == LineChart::Form::Full)
        return {value, note};
    ChartLine& line = lines.first();
    const auto nearest = line.data.nearest(*x);
    if (!nearest)
        return {value, note};
    return {frame.valueText(line.data.smoothedPoints()[*nearest].y),
            LineChart::tr("at %1 %2").arg(axis.unit(), QLocale::c().toString(*x, 'f', 0))};
}

} // namespace mesewright::ui
