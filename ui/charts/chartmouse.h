// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/interval.h"

#include <QPointF>
#include <QRectF>

#include <optional>

class QMouseEvent;
class QWheelEvent;

namespace mesewright::ui {

class ChartAxis;

/// What the mouse does to a chart's axis: moving sets the cursor, a click pins it, dragging moves
/// what is shown, the wheel zooms about the pointer (sideways: moves), a double click shows all.
class ChartMouse final
{
public:
    explicit ChartMouse(ChartAxis& axis) : m_axis(axis) {}

    /// Where the axis lies in the widget.
    void setPlot(const QRectF& plot) { m_plot = plot; }
    void move(const QMouseEvent& event);
    void press(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    void doubleClick();
    void leave();
    /// False where the chart's surroundings should scroll instead.
    bool wheel(const QWheelEvent& event);

private:
    [[nodiscard]] double valueAt(double pixel) const;

    ChartAxis& m_axis;
    QRectF m_plot;
    std::optional<QPointF> m_pressed;
    Interval m_shownWhenPressed;
    bool m_dragged = false;
};

} // namespace mesewright::ui
