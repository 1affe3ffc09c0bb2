// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/outcomebars.h"

#include "ui/shell/theme/theme.h"
#include "ui/widgets/outcomecell.h"

#include <QPainter>

#include <algorithm>
#include <numeric>

namespace mesewright::ui {

namespace {

constexpr int barHeight = 18;
constexpr int rowHeight = 27;
constexpr int partGap = 2;
constexpr int radius = 3;

constexpr State stateOf(Outcome outcome)
{
    constexpr State states[] = {State::Passed, State::Failed, State::NotExtracted, State::NotRun};
    return states[static_cast<int>(outcome)];
}

void paintPart(QPainter& painter, const QRectF& rect, Outcome outcome, int percent)
{
    const Colors& colors = Theme::instance().colors();
    const StateColors& state = colors.state(stateOf(outcome));
    QColor ink = state.fg;
    const QRectF inner = rect.adjusted(0.5, 0.5, -0.5, -0.5);
    switch (outcome) {
    case Outcome::Passed:
    case Outcome::Failed:
        painter.setPen(Qt::NoPen);
        painter.setBrush(state.solid);
        painter.drawRoundedRect(rect, radius, radius);
        ink = colors.bg.surface;
        break;
    case Outcome::NotExtracted:
        painter.setPen(QPen(state.solid, 1));
        painter.setBrush(state.tint);
        painter.drawRoundedRect(inner, radius, radius);
        break;
    case Outcome::NotRun:
        painter.setPen(QPen(state.solid, 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(inner, radius, radius);
        break;
    }
    painter.setFont(Theme::instance().font(TextStyle::Figure));
    const QString whole = outcomeLetter(outcome) + QLatin1Char(' ') + QString::number(percent);
    const QFontMetrics metrics = painter.fontMetrics();
    const QString text = metrics.horizontalAdvance(whole) + 6 <= rect.width() ? whole
                         : metrics.horizontalAdvance(QLatin1Char('X')) + 4 <= rect.width()
                             ? outcomeLetter(outcome)
                             : QString();
    painter.setPen(ink);
    painter.drawText(rect, Qt::AlignCenter, text);
}

} // namespace

OutcomeBars::OutcomeBars(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setAccessibleName(tr("What became of the answers"));
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void OutcomeBars::setBars(const QList<Bar>& bars)
{
    m_bars = bars;
    QStringList spoken;
    for (const Bar& bar : bars) {
        QStringList parts;
        for (int i = 0; i < 4; ++i)
            if (bar.counts[i] > 0)
                parts.append(QString::number(bar.counts[i]) + QLatin1Char(' ') +
                             outcomeWord(static_cast<Outcome>(i)));
        spoken.append(bar.label + QLatin1Char(' ') + parts.join(QStringLiteral(", ")));
    }
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QSize OutcomeBars::sizeHint() const
{
    return {320, static_cast<int>(m_bars.size()) * rowHeight};
}

QSize OutcomeBars::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

void OutcomeBars::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int label = 0;
    for (const Bar& bar : m_bars)
        if (!bar.heading)
            label = std::max(
                label, QFontMetrics(theme.font(TextStyle::Body)).horizontalAdvance(bar.label));
    label = std::min(label + 2, width() / 3);
    const int left = label + spacing::l;
    int y = 0;
    for (const Bar& bar : m_bars) {
        const QRect row(0, y, width(), rowHeight);
        y += rowHeight;
        if (bar.heading) {
            QFont font = theme.font(TextStyle::Caption);
            font.setWeight(QFont::DemiBold);
            painter.setFont(font);
            painter.setPen(theme.colors().text.secondary);
            painter.drawText(row, Qt::AlignVCenter, bar.label.toUpper());
            continue;
        }
        painter.setFont(theme.font(TextStyle::Body));
        painter.setPen(theme.colors().text.primary);
        painter.drawText(QRect(0, row.y(), label, row.height()), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(bar.label, Qt::ElideRight, label));
        const int total = std::accumulate(bar.counts.begin(), bar.counts.end(), 0);
        if (total == 0)
            continue;
        double x = left;
        const double wide = width() - left;
        for (int i = 0; i < 4; ++i) {
            if (bar.counts[i] == 0)
                continue;
            const double part = wide * bar.counts[i] / total;
            paintPart(painter,
                      QRectF(x, row.y() + (rowHeight - barHeight) / 2.0,
                             std::max(2.0, part - partGap), barHeight),
                      static_cast<Outcome>(i), qRound(100.0 * bar.counts[i] / total));
            x += part;
        }
    }
}

} // namespace mesewright::ui
