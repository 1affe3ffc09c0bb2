// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/memorybar.h"

#include "ui/shell/theme/theme.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <numeric>

namespace mesewright::ui {

namespace {

constexpr int barHeight = 22;
constexpr int labelGap = 3;
constexpr double leastFree = 0.1;

// Parts in the order of the design: weights blue, adapter olive, activations gold ...
constexpr std::array<int, 6> partSeries{0, 6, 1, 7, 4, 3};

int labelHeight()
{
    return QFontMetrics(Theme::instance().font(TextStyle::Caption)).height() + labelGap;
}

/// A text centred at `x` that stays inside the widget.
QRectF labelBox(const QPainter& painter, const QString& text, double x, double y, double width)
{
    const double needed = painter.fontMetrics().horizontalAdvance(text) + 1;
    const double left = std::clamp(x - needed / 2, 0.0, std::max(0.0, width - needed));
    return {left, y, needed, static_cast<double>(painter.fontMetrics().height())};
}

} // namespace

std::uint64_t MemoryEstimate::expected() const
{
    return std::accumulate(parts.begin(), parts.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const Part& part) { return sum + part.bytes; });
}

MemoryFit fitOf(const MemoryEstimate& estimate)
{
    const std::uint64_t expected = estimate.expected();
    if (expected > estimate.card)
        return MemoryFit::TooLarge;
    const auto roomy =
        static_cast<std::uint64_t>(static_cast<double>(estimate.card) * (1.0 - leastFree));
    return estimate.high > estimate.card || expected > roomy ? MemoryFit::Tight : MemoryFit::Fits;
}

QString fitSentence(const MemoryEstimate& estimate)
{
    const auto translated = [](const char* text) {
        return QCoreApplication::translate("mesewright::ui::MemoryBar", text);
    };
    const QString expected = memoryText(estimate.expected());
    const QString card = memoryText(estimate.card);
    switch (fitOf(estimate)) {
    case MemoryFit::Fits:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::MemoryBar",
                                            "It fits: %1 of %2 expected, %3 at worst."))
            .arg(expected, card, memoryText(estimate.high));
    case MemoryFit::Tight:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::MemoryBar",
                                            "Tight: %1 of %2 expected, %3 at worst."))
            .arg(expected, card, memoryText(estimate.high));
    case MemoryFit::TooLarge:
        break;
    }
    return translated(
               QT_TRANSLATE_NOOP("mesewright::ui::MemoryBar", "Does not fit: %1 of %2 expected."))
        .arg(expected, card);
}

MemoryBar::MemoryBar(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Memory"));
}

void MemoryBar::setEstimate(const MemoryEstimate& estimate)
{
    m_estimate = estimate;
    setAccessibleDescription(fitSentence(estimate));
    QStringList lines;
    for (const MemoryEstimate::Part& part : estimate.parts)
        lines.append(part.name + QStringLiteral(": ") + memoryText(part.bytes));
    setToolTip(lines.join(QLatin1Char('\n')));
    update();
}

QSize MemoryBar::sizeHint() const
{
    return {320, barHeight + 2 * labelHeight()};
}

double MemoryBar::xOf(std::uint64_t bytes) const
{
    // The axis goes to the largest thing shown, so that what does not fit is seen to stick out.
    const std::uint64_t end =
        std::max({m_estimate.card, m_estimate.high, m_estimate.expected(), std::uint64_t{1}});
    return static_cast<double>(bytes) / static_cast<double>(end) * (width() - 1);
}

void MemoryBar::paintParts(QPainter& painter, const QRectF& bar) const
{
    const Colors& colors = Theme::instance().colors();
    painter.setPen(QPen(colors.border.subtle, 1));
    painter.setBrush(colors.bg.sunken);
    painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    std::uint64_t from = 0;
    const double edge = xOf(m_estimate.card);
    for (qsizetype i = 0; i < m_estimate.parts.size(); ++i) {
        const std::uint64_t to = from + m_estimate.parts[i].bytes;
        const QColor color = colors.series[partSeries[static_cast<std::size_t>(i) % 6]];
        const QRectF part(xOf(from) + 1, bar.top() + 1, xOf(to) - xOf(from) - 1, bar.height() - 2);
        QRectF inside = part;
        inside.setRight(std::min(part.right(), edge));
        if (inside.width() > 0)
            painter.fillRect(inside, color);
        QRectF beyond = part;
        beyond.setLeft(std::max(part.left(), edge));
        if (beyond.width() > 0)
            painter.fillRect(beyond, QBrush(color, Qt::BDiagPattern));
        from = to;
    }
    const double middle = bar.center().y();
    painter.setPen(QPen(colors.text.primary, 1.5));
    const double low = xOf(m_estimate.low);
    const double high = xOf(m_estimate.high);
    painter.drawLine(QPointF(low, middle), QPointF(high, middle));
    for (const double end : {low, high})
        painter.drawLine(QPointF(end, middle - 5), QPointF(end, middle + 5));
    if (fitOf(m_estimate) == MemoryFit::TooLarge) {
        painter.setPen(QPen(colors.state(State::Failed).solid, 2));
        painter.drawLine(QPointF(edge, bar.top() - 2), QPointF(edge, bar.bottom() + 2));
    }
}

void MemoryBar::paintLabels(QPainter& painter, const QRectF& bar) const
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    painter.setFont(theme.font(TextStyle::Caption));
    const bool tooLarge = fitOf(m_estimate) == MemoryFit::TooLarge;
    const auto draw = [&](const QString& text, std::uint64_t at, bool above, const QColor& color) {
        painter.setPen(color);
        const double y = above ? 0.0 : bar.bottom() + labelGap;
        painter.drawText(labelBox(painter, text, xOf(at), y, width()), Qt::AlignLeft, text);
    };
    const QColor red = colors.state(State::Failed).fg;
    const QColor above = tooLarge ? red : colors.text.primary;
    const QString expected = tr("%1 expected").arg(memoryText(m_estimate.expected()));
    const QRectF expectedBox = labelBox(painter, expected, xOf(m_estimate.expected()), 0, width());
    if (m_estimate.measured) {
        const QString measured = tr("%1 measured").arg(memoryText(*m_estimate.measured));
        const QRectF box = labelBox(painter, measured, xOf(*m_estimate.measured), 0, width());
        const bool apart = expectedBox.right() + labelGap < box.left() ||
                           box.right() + labelGap < expectedBox.left();
        if (apart) {
            draw(expected, m_estimate.expected(), true, above);
            draw(measured, *m_estimate.measured, true, colors.text.secondary);
        } else {
            draw(expected + QStringLiteral(", ") + measured, m_estimate.expected(), true, above);
        }
    } else {
        draw(expected, m_estimate.expected(), true, above);
    }
    const QString low = tr("%1 low").arg(memoryText(m_estimate.low));
    const QString high = tr("%1 high").arg(memoryText(m_estimate.high));
    const QRectF lowBox = labelBox(painter, low, xOf(m_estimate.low), 0, width());
    const QRectF highBox = labelBox(painter, high, xOf(m_estimate.high), 0, width());
    QRectF last = highBox;
    if (lowBox.right() + labelGap < highBox.left()) {
        draw(low, m_estimate.low, false, colors.text.secondary);
        draw(high, m_estimate.high, false, colors.text.secondary);
    } else {
        const QString both = low + QStringLiteral(", ") + high;
        last = labelBox(painter, both, xOf(m_estimate.high), 0, width());
        draw(both, m_estimate.high, false, colors.text.secondary);
    }
    // Where both would lie over each other the sentence above names the card.
    const QString card = tr("%1 card").arg(memoryText(m_estimate.card));
    const QRectF cardBox = labelBox(painter, card, xOf(m_estimate.card), 0, width());
    if (last.right() + labelGap < cardBox.left() || cardBox.right() + labelGap < last.left())
        draw(card, m_estimate.card, false, tooLarge ? red : colors.text.tertiary);
}

void MemoryBar::paintEvent(QPaintEvent*)
{
    if (m_estimate.card == 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF bar(0, labelHeight(), width(), barHeight);
    paintParts(painter, bar);
    paintLabels(painter, bar);
}

} // namespace mesewright::ui
