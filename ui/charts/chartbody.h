// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartframe.h"
#include "ui/charts/chartscene.h"
#include "ui/charts/linedata.h"

#include <QMap>

#include <functional>
#include <optional>
#include <utility>

namespace mesewright::ui {

/// One line of a chart: how it looks and its points.
struct ChartLine
{
    ChartLineSpec spec;
    LineData data;

    [[nodiscard]] bool isSmoothed() const { return spec.smooth || spec.averaged; }
};

/// What a chart shows and how it is drawn into a rectangle, be that a widget's or an export's.
struct ChartBody
{
    ChartAxis& axis;
    QMap<int, ChartLine> lines;
    ChartFrame frame;
    double smoothing = 0;
    std::optional<double> low = 0; ///< fixed ends of the y axis
    std::optional<double> high;
    QString value, note; ///< of the caption
    QString message;
    std::function<QString(double x)> moment;
    ChartScene scene;

    explicit ChartBody(ChartAxis& sharedAxis) : axis(sharedAxis) {}

    /// No line has a point that is a number.
    [[nodiscard]] bool empty() const;
    /// Smooths, thins and hands the lines over, for a chart that fills `rect`. Gives the part of
    /// it that may look different from the time before, if only points were appended since; then
    /// `grown` saves work.
    QRect layOut(const QRectF& rect, bool grown);
    /// Everything but the caption and the cursor, as laid out; only what lies in `part`.
    void draw(QPainter& painter, const QRect& part);
    /// The rows beside the cursor; none without one.
    [[nodiscard]] QList<ReadOutRow> readOut();
    /// Value and note: the latest, or in lanes those at the cursor.
    [[nodiscard]] std::pair<QString, QString> caption();

private:
    struct Extent;
    [[nodiscard]] Interval valuesOf(const Extent& extent) const;
    void drawMarkers(QPainter& painter);
};

} // namespace mesewright::ui
