// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sharebars.h"

#include "ui/shell/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int barHeight = 8;
constexpr int gap = 12;
/// The order of the memory bar, so that parts of both have like colours.
constexpr std::array<int, 6> barSeries{0, 1, 7, 6, 4, 3};

int widest(const QList<ShareBar>& bars, const QFontMetrics& metrics, QString ShareBar::*text)
{
    int width = 0;
    for (const ShareBar& bar : bars)
        width = std::max(width, metrics.horizontalAdvance(bar.*text));
    return width;
}

} // namespace

ShareBars::ShareBars(const QString& name, QWidget* parent) : QWidget(parent)
{
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, &ShareBars::updateGeometry);
}

void ShareBars::setBars(const QList<ShareBar>& bars)
{
    m_bars = bars;
    QStringList spoken;
    for (const ShareBar& bar : bars)
        spoken.append(bar.name + QStringLiteral(": ") + bar.value);
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

int ShareBars::lineHeight() const
{
    return QFontMetrics(Theme::instance().font(TextStyle::Small)).height() + spacing::xs;
}

QSize ShareBars::sizeHint() const
{
    return {280, lineHeight() * static_cast<int>(m_bars.size())};
}

QSize ShareBars::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

void ShareBars::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont words = theme.font(TextStyle::Small);
    const QFont figures = theme.font(TextStyle::Figure);
    const int names = std::min(widest(m_bars, QFontMetrics(words), &ShareBar::name), width() / 2);
    const int values = widest(m_bars, QFontMetrics(figures), &ShareBar::value);
    const int room = std::max(0, width() - names - values - 2 * gap);
    for (int i = 0; i < m_bars.size(); ++i) {
        const ShareBar& bar = m_bars[i];
        const QRect line(0, i * lineHeight(), width(), lineHeight());
        painter.setFont(words);
        painter.setPen(colors.text.primary);
        painter.drawText(QRect(0, line.y(), names, line.height()), Qt::AlignVCenter,
                         QFontMetrics(words).elidedText(bar.name, Qt::ElideMiddle, names));
        painter.setFont(figures);
        painter.setPen(colors.text.secondary);
        painter.drawText(QRect(width() - values, line.y(), values, line.height()),
                         Qt::AlignVCenter | Qt::AlignRight, bar.value);
        QRectF full(names + gap, line.center().y() - barHeight / 2.0 + 0.5, room, barHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.bg.sunken);
        painter.drawRoundedRect(full, 2, 2);
        full.setWidth(std::max(bar.share > 0 ? 2.0 : 0.0, full.width() * std::min(1.0, bar.share)));
        painter.setBrush(colors.series[barSeries[static_cast<std::size_t>(i) % barSeries.size()]]);
        painter.drawRoundedRect(full, 2, 2);
    }
}

} // namespace mesewright::ui
