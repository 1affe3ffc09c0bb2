// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart.h"

#include <QRectF>
#include <QString>

#include <functional>
#include <vector>

class QPainter;

namespace mesewright::ui {

/// Everything of a chart around its lines, and where it is drawn.
struct ChartFrame
{
    LineChart::Form form = LineChart::Form::Full;
    QRectF rect;
    QRectF plot;
    Interval x{0, 1};
    Interval y{0, 1}; ///< as drawn: powers of ten when `log`
    bool log = false;
    int captionWidth = 0;
    QString name;
    QString message;
    QList<ChartFlag> flags;
    std::function<QString(double)> valueText;

    [[nodiscard]] double pixelOfX(double value) const;
    [[nodiscard]] double pixelOfY(double value) const; ///< of the value itself, also when `log`
};

/// The plot's place inside `rect` for a form and a caption's width. Charts of the same width and
/// caption share the plot's left and right edge.
[[nodiscard]] QRectF plotOf(const QRectF& rect, LineChart::Form form, int captionWidth);

/// Height that a form needs, and the least it can do with.
[[nodiscard]] int heightOf(LineChart::Form form);
[[nodiscard]] int leastHeightOf(LineChart::Form form);

/// Grid, axis texts, flags, message: below the lines. What lies outside `part` may be left out.
void paintFrame(QPainter& painter, const ChartFrame& frame, const QRect& part);
/// Name, value and note at the left.
void paintCaption(QPainter& painter, const ChartFrame& frame, const QString& value,
                  const QString& note);

/// One row of the cursor's read-out.
struct ReadOutRow
{
    QString label;
    QString value;
    int look = -1; ///< of the line it belongs to, for the sample in front; -1: none
    bool quiet = false;
};

/// The cursor's line, and beside it the read-out if there are rows.
void paintCursor(QPainter& painter, const ChartFrame& frame, double x,
                 const QList<ReadOutRow>& rows);

/// Colour and dash of a line; `width` in pixels.
[[nodiscard]] QPen linePen(const ChartLineSpec& spec, double width);
/// A pale shade of the line's colour for its band; opaque, so that pieces may overlap.
[[nodiscard]] QColor bandColor(const ChartLineSpec& spec);

} // namespace mesewright::ui
