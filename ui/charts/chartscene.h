// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/interval.h"
#include "core/metrics/series.h"

#include <QHash>
#include <QList>
#include <QPen>
#include <QRectF>

#include <memory>
#include <span>

class QPainter;

namespace mesewright::ui {

/// The one door to Qt Charts: lines and bands in a plot area, drawn to a painter when asked. No
/// axes, legend, background or animation; those that a chart needs are painted around it. There is
/// no view, so that nothing is drawn while nobody looks.
class ChartScene final
{
public:
    ChartScene();
    ~ChartScene();
    ChartScene(const ChartScene&) = delete;
    ChartScene& operator=(const ChartScene&) = delete;

    /// Where the plot lies on the surface that `draw` paints, and what it shows.
    void setPlot(const QRectF& plot, const Interval& x, const Interval& y);

    /// One line; a NaN breaks it. What is the same as the last time costs next to nothing.
    void setLine(int id, std::span<const Point> points, const QPen& pen);
    /// The area between two lines of the same x.
    void setBand(int id, std::span<const Point> low, std::span<const Point> high,
                 const QColor& color);
    void removeLine(int id);

    /// Paints lines and bands, clipped to the plot; only what lies in `part`.
    void draw(QPainter& painter, const QRect& part);

private:
    struct Charts;
    struct Pieces;

    [[nodiscard]] double lengthOf(const QList<QPointF>& points) const; ///< pixels

    std::unique_ptr<Charts> m_charts;
    QHash<int, std::shared_ptr<Pieces>> m_pieces;
    QRectF m_plot;
    Interval m_x{0, 1};
    Interval m_y{0, 1};
};

} // namespace mesewright::ui
