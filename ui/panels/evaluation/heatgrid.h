// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/interval.h"

#include <QList>
#include <QStringList>
#include <QWidget>

#include <optional>

namespace mesewright::ui {

/// Checkpoint by scale: a figure with its interval in each cell, deeper blue for more.
struct HeatGridData
{
    struct Cell
    {
        std::optional<double> value;
        std::optional<Interval> interval;
        QString note;                ///< in place of a value: "waiting"; under it: "38 of 60 items"
        std::optional<double> share; ///< of the work that is done; empty: all
        bool picked = false;         ///< the best one
    };
    QStringList rows;    ///< checkpoints
    QStringList columns; ///< scales
    QList<Cell> cells;   ///< row by row

    [[nodiscard]] const Cell& at(int row, int column) const
    {
        return cells[row * columns.size() + column];
    }
};

/// The ends of the colours: the lowest value, at most 100 % minus five points, rounded down to five
/// points; and 100 %.
[[nodiscard]] Interval heatRange(const HeatGridData& data);

/// The grid as a widget: arrow keys and clicks choose a cell.
class HeatGrid final : public QWidget
{
    Q_OBJECT

public:
    explicit HeatGrid(QWidget* parent = nullptr);
    void setData(const HeatGridData& data);
    [[nodiscard]] const HeatGridData& data() const { return m_data; }
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int cell);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// By the person.
    void cellChosen(int cell);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] QRectF cellRect(int cell) const;
    [[nodiscard]] int labelWidth() const;
    void paintCell(QPainter& painter, int cell, const Interval& range) const;
    void choose(int cell);
    void describe();

    HeatGridData m_data;
    int m_current = -1;
};

} // namespace mesewright::ui
