// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/gatepicture.h"

#include "ui/shell/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int pictureHeight = 34;
constexpr double square = 10;
constexpr double squareGap = 4;
constexpr double widestMark = 26;

void paintMark(QPainter& painter, const QRectF& r, State state)
{
    const Colors& colors = Theme::instance().colors();
    const QColor color = colors.state(state).solid;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    switch (state) {
    case State::NotExtracted: {
        const QPointF corners[] = {{r.center().x(), r.top()}, r.bottomRight(), r.bottomLeft()};
        painter.drawPolygon(corners, 3);
        return;
    }
    case State::Failed: {
        painter.setPen(QPen(color, 1.8));
        const QRectF c(r.center().x() - square / 2, r.top(), square, r.height());
        painter.drawLine(c.topLeft(), c.bottomRight());
        painter.drawLine(c.topRight(), c.bottomLeft());
        return;
    }
    case State::NotRun:
        painter.setBrush(colors.border.subtle);
        break;
    case State::Passed:
    case State::Running:
    case State::Stale:
        break;
    }
    painter.drawRoundedRect(r, 2, 2);
}

} // namespace

GatePicture::GatePicture(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void GatePicture::setPicture(const GateCardText::Picture& picture)
{
    m_picture = picture;
    update();
}

QSize GatePicture::sizeHint() const
{
    return {120, pictureHeight};
}

void GatePicture::paintSpark(QPainter& painter) const
{
    const QColor color = Theme::instance().colors().series.first();
    const auto [low, high] = std::minmax_element(m_picture.spark.begin(), m_picture.spark.end());
    const double span = std::max(*high - *low, 1e-12);
    const double step = static_cast<double>(width()) /
                        static_cast<double>(std::max<qsizetype>(1, m_picture.spark.size() - 1));
    QPainterPath line;
    for (qsizetype i = 0; i < m_picture.spark.size(); ++i) {
        const double y = 2 + (1 - (m_picture.spark[i] - *low) / span) * (height() - 4);
        const QPointF point(static_cast<double>(i) * step, y);
        if (i == 0)
            line.moveTo(point);
        else
            line.lineTo(point);
    }
    QPainterPath area = line;
    area.lineTo(width(), height());
    area.lineTo(0, height());
    QColor tint = color;
    tint.setAlphaF(0.16F);
    painter.fillPath(area, tint);
    painter.setPen(QPen(color, 1.5));
    painter.drawPath(line);
}

void GatePicture::paintSquares(QPainter& painter) const
{
    const auto count = static_cast<double>(m_picture.squares.size());
    const double room = (width() - squareGap * (count - 1)) / count;
    // A few steps are drawn as bars, many probes as squares.
    const double wide = std::clamp(room, 3.0, count <= 10 ? widestMark : square);
    QRectF mark(0, (height() - square) / 2, wide, square);
    for (const State state : m_picture.squares) {
        paintMark(painter, mark, state);
        mark.translate(wide + std::min(squareGap, std::max(1.0, room - wide + squareGap)), 0);
    }
}

void GatePicture::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_picture.squares.isEmpty())
        paintSquares(painter);
    else if (m_picture.spark.size() > 1)
        paintSpark(painter);
    else if (m_picture.interval) {
        const Theme& theme = Theme::instance();
        const double bar = theme.sizes().intervalBar;
        paintInterval(painter, QRectF(4, 0, width() - 8, bar), *m_picture.interval);
        painter.setFont(theme.font(TextStyle::Caption));
        painter.setPen(theme.colors().text.tertiary);
        const QRectF axis(0, bar, width(), height() - bar);
        painter.drawText(axis, Qt::AlignLeft | Qt::AlignTop, QStringLiteral("0"));
        painter.drawText(axis, Qt::AlignHCenter | Qt::AlignTop, QStringLiteral("50"));
        painter.drawText(axis, Qt::AlignRight | Qt::AlignTop, QStringLiteral("100"));
    }
}

} // namespace mesewright::ui
