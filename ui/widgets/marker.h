// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPointF>

class QPainter;

namespace mesewright::ui {

/// The shape that belongs to a series (circle, square, triangle, diamond, cross, plus, star,
/// pentagon, then again from the start), so that charts do not rely on colour alone.
void paintMarker(QPainter& painter, const QPointF& center, double size, int series,
                 const QColor& color);

} // namespace mesewright::ui
