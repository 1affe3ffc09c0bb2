// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartaxis.h"

#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace mesewright::ui {

namespace {

constexpr double zoomStep = 1.5;
constexpr int longMove = 10;

double widthOf(const Interval& interval)
{
    return interval.high - interval.low;
}

bool equal(const Interval& a, const Interval& b)
{
    return a.low == b.low && a.high == b.high;
}

} // namespace

ChartAxis::ChartAxis(QObject* parent) : QObject(parent), m_unit(tr("step")) {}

void ChartAxis::setFull(Interval full)
{
    if (!(widthOf(full) > 0) || equal(full, m_full))
        return;
    m_full = full;
    if (m_showsAll) {
        m_shown = full;
        Q_EMIT rangeChanged();
    } else {
        show(m_shown);
    }
}

void ChartAxis::show(Interval part)
{
    const double most = widthOf(m_full);
    const double width = std::clamp(widthOf(part), std::min(narrowest, most), most);
    // Keeps the middle of what was asked for, unless that leads beyond an end.
    const double middle = (part.low + part.high) / 2;
    const double low = std::clamp(middle - width / 2, m_full.low, m_full.high - width);
    const Interval shown = width == most ? m_full : Interval{low, low + width};
    m_showsAll = width == most;
    if (equal(shown, m_shown))
        return;
    m_shown = shown;
    Q_EMIT rangeChanged();
}

void ChartAxis::showAll()
{
    show(m_full);
}

void ChartAxis::zoom(double factor, double about)
{
    const double width = std::max(widthOf(m_shown) * factor, std::min(narrowest, widthOf(m_full)));
    const double share = (about - m_shown.low) / widthOf(m_shown);
    const double low = about - share * width;
    show({low, low + width});
}

void ChartAxis::pan(double distance)
{
    show({m_shown.low + distance, m_shown.high + distance});
}

void ChartAxis::setCursor(std::optional<double> x, bool pinned)
{
    if (x)
        x = std::clamp(*x, m_full.low, m_full.high);
    m_pinned = pinned && x.has_value();
    if (x == m_cursor)
        return;
    m_cursor = x;
    Q_EMIT cursorChanged();
}

void ChartAxis::moveCursor(int steps)
{
    const double from = m_cursor.value_or(m_last);
    setCursor(std::round(from) + (m_cursor ? steps : 0), true);
    if (*m_cursor < m_shown.low)
        pan(*m_cursor - m_shown.low);
    else if (*m_cursor > m_shown.high)
        pan(*m_cursor - m_shown.high);
}

bool ChartAxis::handleKey(const QKeyEvent& event)
{
    const Qt::KeyboardModifiers keys = event.modifiers() & ~Qt::KeypadModifier;
    const bool shift = keys == Qt::ShiftModifier;
    if (keys != Qt::NoModifier && !shift)
        return false;
    const int steps = shift ? longMove : 1;
    const double about = m_cursor.value_or((m_shown.low + m_shown.high) / 2);
    switch (event.key()) {
    case Qt::Key_Left:
        moveCursor(-steps);
        return true;
    case Qt::Key_Right:
        moveCursor(steps);
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(1 / zoomStep, about);
        return true;
    case Qt::Key_Minus:
    case Qt::Key_Underscore:
        zoom(zoomStep, about);
        return true;
    case Qt::Key_Home:
        showAll();
        return true;
    case Qt::Key_Escape:
        if (!m_cursor)
            return false;
        setCursor(std::nullopt);
        return true;
    default:
        return false;
    }
}

} // namespace mesewright::ui
