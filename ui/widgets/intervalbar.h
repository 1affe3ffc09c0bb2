// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/interval.h"

#include <QWidget>

#include <optional>

class QPainter;

namespace mesewright::ui {

/// One value with its interval on an axis, as drawn in cards and tables.
struct IntervalMark
{
    std::optional<double> value;
    std::optional<Interval> interval;
    std::optional<double> reference; ///< dotted line: the baseline
    double low = 0;                  ///< ends of the axis
    double high = 1;
    int series = 0;    ///< colour and marker
    bool base = false; ///< hollow grey ring: the base model, or shown but not used
    bool track = true; ///< a thin line over the whole axis
};

/// Draws the mark in `rect`: band, end ticks, mark and reference.
void paintInterval(QPainter& painter, const QRectF& rect, const IntervalMark& mark);

/// A value with its interval; text beside it belongs to the caller. Tells screen readers the same.
class IntervalBar final : public QWidget
{
    Q_OBJECT

public:
    explicit IntervalBar(QWidget* parent = nullptr);
    void setMark(const IntervalMark& mark);
    /// Numbers below the ends and the middle of the axis, as percent.
    void setAxisShown(bool shown);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    IntervalMark m_mark;
    bool m_axis = false;
};

} // namespace mesewright::ui
