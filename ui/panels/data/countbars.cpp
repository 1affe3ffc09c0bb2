// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/countbars.h"

#include "ui/shell/theme/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int barHeight = 12;
constexpr int gap = 12;
constexpr int inset = 6;
constexpr qreal rounding = 2;

} // namespace

CountBars::CountBars(const QString& name, QWidget* parent) : QWidget(parent)
{
    setAccessibleName(name);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, &CountBars::updateGeometry);
}

void CountBars::setBars(const QList<CountBar>& bars)
{
    if (bars == m_bars)
        return;
    m_bars = bars;
    m_current = 0;
    m_hovered = -1;
    QStringList spoken;
    for (const CountBar& bar : bars)
        spoken.append(bar.name + QStringLiteral(": ") + valueOf(bar));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QString CountBars::valueOf(const CountBar& bar) const
{
    const QString count = QLocale().toString(static_cast<qulonglong>(bar.count));
    return bar.leaked == 0
               ? count
               : tr("%1, %2 leaked")
                     .arg(count, QLocale().toString(static_cast<qulonglong>(bar.leaked)));
}

QRect CountBars::lineRect(int line) const
{
    const int high = Theme::instance().rowHeight();
    return {0, line * high, width(), high};
}

int CountBars::lineAt(const QPoint& place) const
{
    const int line = place.y() < 0 ? -1 : place.y() / Theme::instance().rowHeight();
    return line < m_bars.size() ? line : -1;
}

QSize CountBars::sizeHint() const
{
    return {320, Theme::instance().rowHeight() * static_cast<int>(m_bars.size())};
}

QSize CountBars::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

void CountBars::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    const QFont words = theme.font(TextStyle::Body);
    const QFont figures = theme.font(TextStyle::Figure);
    int names = 0;
    int values = 0;
    std::size_t most = 1;
    for (const CountBar& bar : m_bars) {
        names = std::max(names, QFontMetrics(words).horizontalAdvance(bar.name));
        values = std::max(values, QFontMetrics(figures).horizontalAdvance(valueOf(bar)));
        most = std::max(most, bar.count);
    }
    // A letter's width is no whole number of pixels: without some air the longest name is cut.
    names = std::min(names + spacing::xs, width() / 3);
    const double room = std::max(0, width() - names - values - 2 * (gap + inset));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < m_bars.size(); ++i) {
        const CountBar& bar = m_bars[i];
        const QRect line = lineRect(i);
        if (i == m_hovered || (hasFocus() && i == m_current)) {
            painter.setPen(hasFocus() && i == m_current ? QPen(colors.border.focus, 1)
                                                        : QPen(Qt::NoPen));
            painter.setBrush(colors.bg.hover);
            painter.drawRoundedRect(QRectF(line).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        }
        painter.setFont(words);
        painter.setPen(colors.text.primary);
        painter.drawText(line.adjusted(inset, 0, 0, 0), Qt::AlignVCenter,
                         QFontMetrics(words).elidedText(bar.name, Qt::ElideMiddle, names));
        painter.setFont(figures);
        painter.setPen(bar.leaked > 0 ? colors.state(State::Failed).fg : colors.text.secondary);
        painter.drawText(line.adjusted(0, 0, -inset, 0), Qt::AlignVCenter | Qt::AlignRight,
                         valueOf(bar));
        const double scale = room / static_cast<double>(most);
        QRectF part(inset + names + gap, line.center().y() - barHeight / 2.0 + 0.5,
                    std::max(2.0, scale * static_cast<double>(bar.count)), barHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.series[0]);
        painter.drawRoundedRect(part, rounding, rounding);
        if (bar.leaked > 0) {
            // Striped, so that the leaked share is seen without its colour.
            part.setWidth(std::max(2.0, scale * static_cast<double>(bar.leaked)));
            painter.setBrush(colors.state(State::Failed).solid);
            painter.drawRoundedRect(part, rounding, rounding);
            painter.setBrush(QBrush(colors.bg.surface, Qt::BDiagPattern));
            painter.drawRect(part);
        }
    }
}

void CountBars::choose(int line)
{
    if (line >= 0 && line < m_bars.size())
        Q_EMIT chosen(m_bars[line].query);
}

void CountBars::mouseMoveEvent(QMouseEvent* event)
{
    m_hovered = lineAt(event->position().toPoint());
    update();
}

void CountBars::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        choose(lineAt(event->position().toPoint()));
}

void CountBars::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

void CountBars::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_bars.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Up:
        m_current = std::max(0, m_current - 1);
        break;
    case Qt::Key_Down:
        m_current = std::min(std::max(0, last), m_current + 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        choose(m_current);
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    event->accept();
    update();
}

} // namespace mesewright::ui
