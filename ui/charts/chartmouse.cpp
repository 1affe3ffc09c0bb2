// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartmouse.h"

#include "ui/charts/chartaxis.h"

#include <QApplication>
#include <QMouseEvent>
#include <QStyleHints>
#include <QWheelEvent>

#include <cmath>

namespace mesewright::ui {

namespace {

constexpr double wheelNotch = 120;
constexpr double zoomANotch = 1.25;
constexpr double panANotch = 0.1; // of what is shown

} // namespace

double ChartMouse::valueAt(double pixel) const
{
    const Interval& shown = m_axis.shown();
    const double width = std::max(1.0, m_plot.width());
    return shown.low + (pixel - m_plot.left()) / width * (shown.high - shown.low);
}

void ChartMouse::move(const QMouseEvent& event)
{
    const QPointF place = event.position();
    if (m_pressed && event.buttons().testFlag(Qt::LeftButton)) {
        const double far = QApplication::styleHints()->startDragDistance();
        if (!m_dragged && std::abs(place.x() - m_pressed->x()) < far)
            return;
        m_dragged = true;
        const double distance = valueAt(m_pressed->x()) - valueAt(place.x());
        m_axis.show({m_shownWhenPressed.low + distance, m_shownWhenPressed.high + distance});
        return;
    }
    if (m_axis.cursorPinned())
        return;
    if (place.x() < m_plot.left() || place.x() > m_plot.right())
        m_axis.setCursor(std::nullopt);
    else
        m_axis.setCursor(std::round(valueAt(place.x())));
}

void ChartMouse::press(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return;
    m_pressed = event.position();
    m_shownWhenPressed = m_axis.shown();
    m_dragged = false;
}

void ChartMouse::release(const QMouseEvent& event)
{
    const double x = event.position().x();
    if (m_pressed && !m_dragged && x >= m_plot.left() && x <= m_plot.right()) {
        const double place = std::round(valueAt(x));
        // A second click on the same place lets the cursor go.
        const bool again = m_axis.cursorPinned() && m_axis.cursor() == place;
        m_axis.setCursor(place, !again);
    }
    m_pressed.reset();
}

void ChartMouse::doubleClick()
{
    m_pressed.reset();
    m_axis.setCursor(std::nullopt);
    m_axis.showAll();
}

void ChartMouse::leave()
{
    if (!m_axis.cursorPinned())
        m_axis.setCursor(std::nullopt);
}

bool ChartMouse::wheel(const QWheelEvent& event)
{
    const QPoint turned = event.angleDelta();
    if (turned.x() != 0) {
        const Interval& shown = m_axis.shown();
        m_axis.pan(-turned.x() / wheelNotch * panANotch * (shown.high - shown.low));
        return true;
    }
    if (!m_plot.contains(event.position()) || turned.y() == 0)
        return false;
    m_axis.zoom(std::pow(zoomANotch, -turned.y() / wheelNotch), valueAt(event.position().x()));
    return true;
}

} // namespace mesewright::ui
