// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/interval.h"

#include <QObject>
#include <QString>

#include <optional>

class QKeyEvent;

namespace mesewright::ui {

/// The x axis that stacked charts share: what there is, what is shown of it, and the cursor.
/// Zooming or moving the cursor in one chart does it in all.
class ChartAxis final : public QObject
{
    Q_OBJECT

public:
    explicit ChartAxis(QObject* parent = nullptr);

    /// All there is to see. While everything is shown, what is shown follows.
    void setFull(Interval full);
    [[nodiscard]] Interval full() const { return m_full; }
    [[nodiscard]] Interval shown() const { return m_shown; }
    [[nodiscard]] bool showsAll() const { return m_showsAll; }

    /// Shows a part, moved and cut so that it lies in `full`; not narrower than `narrowest`.
    void show(Interval part);
    void showAll();
    /// `factor` below 1 shows less; the place `about` stays where it is.
    void zoom(double factor, double about);
    void pan(double distance);

    /// Where the cursor stands. `pinned`: it stays when the mouse leaves.
    [[nodiscard]] std::optional<double> cursor() const { return m_cursor; }
    [[nodiscard]] bool cursorPinned() const { return m_pinned; }
    void setCursor(std::optional<double> x, bool pinned = false);
    /// Moves the cursor by whole steps, and the shown part with it. Without a cursor it starts at
    /// the last point (`setLast`).
    void moveCursor(int steps);
    /// The last x that has data.
    void setLast(double x) { m_last = x; }

    /// What is counted along the axis; "step" unless told otherwise.
    void setUnit(const QString& unit) { m_unit = unit; }
    [[nodiscard]] const QString& unit() const { return m_unit; }

    /// Arrows move the cursor (Shift: ten steps), + and − zoom, Home shows all, Esc removes the
    /// cursor. False: another key.
    bool handleKey(const QKeyEvent& event);

    static constexpr double narrowest = 4;

Q_SIGNALS:
    void rangeChanged();
    void cursorChanged();

private:
    Interval m_full{0, 1};
    Interval m_shown{0, 1};
    std::optional<double> m_cursor;
    double m_last = 0;
    QString m_unit;
    bool m_pinned = false;
    bool m_showsAll = true;
};

} // namespace mesewright::ui
