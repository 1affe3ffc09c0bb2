// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/heatlegend.h"

#include "ui/shell/theme/icons.h"
#include "ui/shell/theme/theme.h"

#include <QPainter>

namespace mesewright::ui {

namespace {

constexpr int stepWidth = 15;
constexpr int stepHeight = 9;

QString percent(double share)
{
    return QString::number(qRound(share * 100)) + QChar(0x202F) + QLatin1Char('%');
}

} // namespace

HeatLegend::HeatLegend(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setRange({0, 1});
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void HeatLegend::setRange(const Interval& range)
{
    m_range = range;
    setAccessibleName(tr("Colours from %1 to %2; the target marks the best so far")
                          .arg(percent(range.low), percent(range.high)));
    update();
}

QSize HeatLegend::sizeHint() const
{
    return {320, QFontMetrics(Theme::instance().font(TextStyle::Small)).height() + 4};
}

void HeatLegend::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    QPainter painter(this);
    const int size = theme.sizes().icon;
    painter.drawPixmap(
        0, (height() - size) / 2,
        iconPixmap(QStringLiteral("target"), colors.text.secondary, size, devicePixelRatioF()));
    painter.setFont(theme.font(TextStyle::Small));
    painter.setPen(colors.text.secondary);
    painter.drawText(rect().adjusted(size + spacing::s, 0, 0, 0), Qt::AlignVCenter,
                     tr("best so far"));
    painter.setFont(theme.font(TextStyle::Figure));
    const QString high = percent(m_range.high);
    const int highWidth = painter.fontMetrics().horizontalAdvance(high);
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignRight, high);
    int x = width() - highWidth - spacing::s - stepWidth * static_cast<int>(colors.heat.size());
    const int left = x;
    for (const QColor& color : colors.heat) {
        painter.fillRect(x, (height() - stepHeight) / 2, stepWidth, stepHeight, color);
        x += stepWidth;
    }
    painter.drawText(QRect(0, 0, left - spacing::s, height()), Qt::AlignVCenter | Qt::AlignRight,
                     QStringLiteral("≤ ") + percent(m_range.low));
}

} // namespace mesewright::ui
