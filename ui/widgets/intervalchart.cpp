// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/intervalchart.h"

#include "ui/shell/theme/theme.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mesewright::ui {

namespace {

constexpr int markLine = 18; // one value of a row
constexpr int rowAir = 8;    // between rows
constexpr int headingHeight = 26;
constexpr int inset = 6;       // half a mark must not be cut off at the axis' ends
constexpr int legendLine = 18; // length of a legend's stroke
constexpr int shortestAxis = 72;
constexpr int gap = spacing::m;

QFontMetrics metrics(TextStyle style)
{
    return QFontMetrics(Theme::instance().font(style));
}

QString tickText(double value, bool points)
{
    const int number = qRound(value * 100);
    if (!points || number == 0)
        return QString::number(number);
    return (number < 0 ? QString(QChar(0x2212)) : QStringLiteral("+")) +
           QString::number(std::abs(number));
}

QFont strongFont()
{
    QFont font = Theme::instance().font(TextStyle::Body);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

struct IntervalChart::Columns
{
    int label = 0;
    int axisLeft = 0;
    int axisRight = 0;
    int text = 0;

    [[nodiscard]] double x(double share) const
    {
        return axisLeft + std::clamp(share, 0.0, 1.0) * (axisRight - axisLeft);
    }
};

IntervalChart::IntervalChart(const QString& name, QWidget* parent) : QWidget(parent)
{
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void IntervalChart::setData(const IntervalChartData& data)
{
    m_data = data;
    QStringList spoken;
    for (const IntervalChartRow& row : data.rows) {
        QStringList values;
        for (const IntervalChartMark& mark : row.marks)
            values.append(mark.spoken.isEmpty() ? mark.text : mark.spoken);
        if (!row.note.isEmpty())
            values.append(row.note);
        spoken.append(row.label + (values.isEmpty() ? QString() : QStringLiteral(": ")) +
                      values.join(QStringLiteral(", ")));
    }
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

void IntervalChart::setLabelWidth(int width)
{
    m_labelWidth = width;
    update();
}

int IntervalChart::rowHeight(const IntervalChartRow& row) const
{
    if (row.heading)
        return headingHeight;
    const int lines = std::max<int>(row.sublabel.isEmpty() ? 1 : 2, row.marks.size());
    return lines * std::max(markLine, metrics(TextStyle::Small).height() + 2) + rowAir;
}

IntervalChart::Columns IntervalChart::columns() const
{
    Columns columns;
    const QFontMetrics strong(strongFont());
    int text = 0;
    int extra = 0;
    for (const IntervalChartRow& row : m_data.rows) {
        if (!row.heading)
            columns.label = std::max({columns.label, strong.horizontalAdvance(row.label) + 2,
                                      metrics(TextStyle::Small).horizontalAdvance(row.sublabel)});
        for (const IntervalChartMark& mark : row.marks) {
            text = std::max(text, metrics(TextStyle::Figure).horizontalAdvance(mark.text));
            extra = std::max(extra, metrics(TextStyle::Figure).horizontalAdvance(mark.extra));
        }
    }
    if (m_labelWidth > 0)
        columns.label = m_labelWidth;
    if (extra > 0)
        text += extra + gap;
    // Names yield before the axis does.
    const int left = width() - text - 2 * gap - shortestAxis;
    columns.label = std::clamp(columns.label, 0, std::max(48, left));
    columns.axisLeft = columns.label + gap + inset;
    columns.axisRight = std::max(columns.axisLeft + 1, width() - text - gap - inset);
    columns.text = width() - text;
    return columns;
}

QSize IntervalChart::sizeHint() const
{
    int height = m_data.legend.isEmpty() ? 0 : metrics(TextStyle::Small).height() + spacing::s;
    height += metrics(TextStyle::Caption).height() + spacing::xs;
    for (const IntervalChartRow& row : m_data.rows)
        height += rowHeight(row);
    if (!m_data.thresholdText.isEmpty())
        height += metrics(TextStyle::Caption).height() + spacing::s;
    return {360, height};
}

QSize IntervalChart::minimumSizeHint() const
{
    return {260, sizeHint().height()};
}

void IntervalChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void IntervalChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Columns columns = this->columns();
    int top = 0;
    if (!m_data.legend.isEmpty()) {
        paintLegend(painter);
        top += metrics(TextStyle::Small).height() + spacing::s;
    }
    top += metrics(TextStyle::Caption).height() + spacing::xs;
    int bottom = top;
    for (const IntervalChartRow& row : m_data.rows)
        bottom += rowHeight(row);
    paintAxis(painter, columns, top, bottom);
    int y = top;
    for (const IntervalChartRow& row : m_data.rows) {
        paintRow(painter, columns, row, y);
        y += rowHeight(row);
    }
}

void IntervalChart::paintLegend(QPainter& painter) const
{
    const Colors& colors = Theme::instance().colors();
    painter.setFont(Theme::instance().font(TextStyle::Small));
    const QFontMetrics small = painter.fontMetrics();
    int x = 0;
    for (const IntervalChartData::Legend& entry : m_data.legend) {
        const QColor ink =
            entry.quiet ? colors.text.tertiary : colors.series[entry.series % colors.series.size()];
        painter.setPen(QPen(ink, 2));
        painter.drawLine(x, small.height() / 2, x + legendLine, small.height() / 2);
        x += legendLine + spacing::xs + 2;
        painter.setPen(colors.text.secondary);
        const int wide = small.horizontalAdvance(entry.text);
        painter.drawText(QRect(x, 0, wide + 2, small.height()), Qt::AlignVCenter, entry.text);
        x += wide + spacing::m;
    }
    painter.setPen(colors.text.tertiary);
    if (x + small.horizontalAdvance(m_data.legendNote) <= width())
        painter.drawText(QRect(x, 0, width() - x, small.height()),
                         Qt::AlignVCenter | Qt::AlignRight, m_data.legendNote);
}

void IntervalChart::paintAxis(QPainter& painter, const Columns& columns, int top, int bottom) const
{
    const Colors& colors = Theme::instance().colors();
    const auto share = [this](double value) {
        return (value - m_data.low) / (m_data.high - m_data.low);
    };
    painter.setFont(Theme::instance().font(TextStyle::Caption));
    const int height = painter.fontMetrics().height();
    constexpr int tickWidth = 48;
    const auto ticks =
        static_cast<int>(std::floor((m_data.high - m_data.low) / m_data.tickStep + 0.5));
    // Every number, or every other one where they would touch.
    const double apart = (columns.x(1) - columns.x(0)) / std::max(1, ticks);
    const int widest =
        painter.fontMetrics().horizontalAdvance(tickText(m_data.high, m_data.points)) + 4;
    const int every = apart < widest ? 2 : 1;
    for (int i = 0; i <= ticks; ++i) {
        const double value = m_data.low + i * m_data.tickStep;
        const double x = columns.x(share(value));
        const bool zero = m_data.points && std::abs(value) < m_data.tickStep / 100;
        painter.setPen(QPen(zero ? colors.border.strong : colors.border.subtle, zero ? 1.5 : 1));
        painter.drawLine(QPointF(x, top), QPointF(x, bottom));
        if (i % every != 0)
            continue;
        painter.setPen(colors.text.tertiary);
        painter.drawText(QRectF(x - tickWidth / 2.0, top - height - 2, tickWidth, height),
                         Qt::AlignCenter, tickText(value, m_data.points));
    }
    if (!m_data.threshold)
        return;
    const StateColors& state =
        colors.state(m_data.thresholdIsWhatIf ? State::Stale : State::NotExtracted);
    const double x = columns.x(share(*m_data.threshold));
    painter.setPen(QPen(state.solid, 2));
    painter.drawLine(QPointF(x, top), QPointF(x, bottom));
    const int wide = painter.fontMetrics().horizontalAdvance(m_data.thresholdText) + 2 * spacing::s;
    QRectF box(x - wide / 2.0, bottom + 2, wide, height + 4);
    box.moveLeft(std::clamp(box.left(), 0.0, std::max(0.0, width() - box.width())));
    painter.setPen(Qt::NoPen);
    painter.setBrush(state.tint);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(state.fg);
    painter.drawText(box, Qt::AlignCenter, m_data.thresholdText);
}

void IntervalChart::paintRow(QPainter& painter, const Columns& columns, const IntervalChartRow& row,
                             int top) const
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    const int height = rowHeight(row);
    if (row.heading) {
        painter.fillRect(0, top, width(), height, colors.bg.sunken);
        QFont font = theme.font(TextStyle::Caption);
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(colors.text.secondary);
        const QRect box(spacing::s, top, width() - spacing::s, height);
        painter.drawText(box, Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(row.label, Qt::ElideRight, box.width()));
        return;
    }
    const int line = std::max(markLine, metrics(TextStyle::Small).height() + 2);
    const int first = top + rowAir / 2;
    const auto write = [&](const QFont& font, const QColor& ink, int y, const QString& text) {
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(QRect(0, y, columns.label, line), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, columns.label));
    };
    write(row.strong ? strongFont() : theme.font(TextStyle::Body), colors.text.primary, first,
          row.label);
    if (!row.sublabel.isEmpty())
        write(theme.font(TextStyle::Small), colors.text.secondary, first + line, row.sublabel);
    if (row.marks.isEmpty()) {
        painter.setFont(theme.font(TextStyle::Small));
        painter.setPen(colors.text.secondary);
        const QRect box(columns.axisLeft, first, width() - columns.axisLeft, line);
        painter.drawText(box, Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(row.note, Qt::ElideRight, box.width()));
        return;
    }
    int y = first;
    for (const IntervalChartMark& mark : row.marks) {
        IntervalMark drawn;
        drawn.value = mark.value;
        drawn.interval = mark.interval;
        drawn.low = m_data.low;
        drawn.high = m_data.high;
        drawn.series = mark.series;
        drawn.base = mark.quiet;
        drawn.track = false;
        paintInterval(painter,
                      QRectF(columns.axisLeft, y, columns.axisRight - columns.axisLeft, line),
                      drawn);
        painter.setFont(theme.font(TextStyle::Figure));
        painter.setPen(mark.quiet ? colors.text.secondary : colors.text.primary);
        const QRect box(columns.text, y, width() - columns.text, line);
        painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, mark.text);
        painter.setPen(colors.text.secondary);
        painter.drawText(box, Qt::AlignVCenter | Qt::AlignRight, mark.extra);
        y += line;
    }
}

} // namespace mesewright::ui
