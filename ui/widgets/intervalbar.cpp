// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/intervalbar.h"

#include "ui/shell/theme/theme.h"
#include "ui/widgets/marker.h"
#include "ui/widgets/words.h"

#include <QPainter>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr double bandHeight = 8;
constexpr double tickHeight = 10;
constexpr double bandAlpha = 0.38;
constexpr int axisGap = 2;

} // namespace

void paintInterval(QPainter& painter, const QRectF& rect, const IntervalMark& mark)
{
    const Colors& colors = Theme::instance().colors();
    const auto x = [&](double value) {
        const double share = (value - mark.low) / (mark.high - mark.low);
        return rect.left() + std::clamp(share, 0.0, 1.0) * rect.width();
    };
    const double middle = rect.center().y();
    const QColor color =
        mark.base ? colors.text.tertiary : colors.series[mark.series % colors.series.size()];
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (mark.track) {
        painter.setPen(QPen(colors.border.subtle, 1));
        painter.drawLine(QPointF(rect.left(), middle), QPointF(rect.right(), middle));
    }
    if (mark.reference) {
        painter.setPen(QPen(colors.text.secondary, 1, Qt::DotLine));
        painter.drawLine(QPointF(x(*mark.reference), rect.top()),
                         QPointF(x(*mark.reference), rect.bottom()));
    }
    if (mark.interval) {
        const double left = x(mark.interval->low);
        const double right = x(mark.interval->high);
        QColor band = color;
        band.setAlphaF(bandAlpha);
        painter.fillRect(QRectF(left, middle - bandHeight / 2, right - left, bandHeight), band);
        painter.setPen(QPen(color, 1.5));
        for (const double end : {left, right})
            painter.drawLine(QPointF(end, middle - tickHeight / 2),
                             QPointF(end, middle + tickHeight / 2));
    }
    if (mark.value) {
        const QPointF center(x(*mark.value), middle);
        if (mark.base) {
            painter.setPen(QPen(color, 1.5));
            painter.setBrush(colors.bg.surface);
            painter.drawEllipse(center, 3.5, 3.5);
        } else {
            paintMarker(painter, center, 8, mark.series, color);
        }
    }
    painter.restore();
}

IntervalBar::IntervalBar(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void IntervalBar::setMark(const IntervalMark& mark)
{
    m_mark = mark;
    setAccessibleName(mark.value ? spokenPercent(*mark.value, mark.interval) : tr("no value"));
    update();
}

void IntervalBar::setAxisShown(bool shown)
{
    m_axis = shown;
    updateGeometry();
}

QSize IntervalBar::sizeHint() const
{
    const Theme& theme = Theme::instance();
    const int axis = m_axis ? QFontMetrics(theme.font(TextStyle::Caption)).height() + axisGap : 0;
    return {120, theme.sizes().intervalBar + axis};
}

void IntervalBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    const int inset = 4; // half a mark must not be cut off
    QRectF bar(inset, 0, width() - 2 * inset, theme.sizes().intervalBar);
    paintInterval(painter, bar, m_mark);
    if (!m_axis)
        return;
    painter.setFont(theme.font(TextStyle::Caption));
    painter.setPen(theme.colors().text.tertiary);
    const QRect text(0, theme.sizes().intervalBar, width(), height() - theme.sizes().intervalBar);
    const auto number = [](double share) { return QString::number(qRound(share * 100)); };
    painter.drawText(text, Qt::AlignLeft | Qt::AlignBottom, number(m_mark.low));
    painter.drawText(text, Qt::AlignHCenter | Qt::AlignBottom,
                     number((m_mark.low + m_mark.high) / 2));
    painter.drawText(text, Qt::AlignRight | Qt::AlignBottom, number(m_mark.high));
}

} // namespace mesewright::ui
