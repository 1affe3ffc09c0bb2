// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/marker.h"

#include <QPainter>
#include <QPolygonF>

#include <cmath>
#include <numbers>

namespace mesewright::ui {

namespace {

/// A regular polygon with a corner at the top; `inner` below 1 makes every second corner nearer.
QPolygonF polygon(const QPointF& center, double radius, int corners, double inner = 1.0)
{
    QPolygonF shape;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners - std::numbers::pi / 2;
        const double r = i % 2 == 1 ? radius * inner : radius;
        shape << center + QPointF(std::cos(angle) * r, std::sin(angle) * r);
    }
    return shape;
}

} // namespace

void paintMarker(QPainter& painter, const QPointF& center, double size, int series,
                 const QColor& color)
{
    const double r = size / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const QPen stroke(color, 1.8, Qt::SolidLine, Qt::RoundCap);
    const auto line = [&](double x, double y) {
        painter.drawLine(center - QPointF(x, y), center + QPointF(x, y));
    };
    switch (series % 8) {
    case 0:
        painter.drawEllipse(center, r, r);
        break;
    case 1:
        painter.drawRect(QRectF(center.x() - r * 0.9, center.y() - r * 0.9, 1.8 * r, 1.8 * r));
        break;
    case 2:
        painter.drawPolygon(polygon(center + QPointF(0, r * 0.15), r * 1.15, 3));
        break;
    case 3:
        painter.drawPolygon(polygon(center, r * 1.15, 4));
        break;
    case 4:
        painter.setPen(stroke);
        line(r * 0.8, r * 0.8);
        line(r * 0.8, -r * 0.8);
        break;
    case 5:
        painter.setPen(stroke);
        line(r, 0);
        line(0, r);
        break;
    case 6:
        painter.drawPolygon(polygon(center, r * 1.25, 10, 0.45));
        break;
    default:
        painter.drawPolygon(polygon(center, r * 1.1, 5));
        break;
    }
    painter.restore();
}

} // namespace mesewright::ui
