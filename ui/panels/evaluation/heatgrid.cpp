// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/heatgrid.h"

#include "ui/shell/theme/icons.h"
#include "ui/shell/theme/theme.h"
#include "ui/widgets/words.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mesewright::ui {

namespace {

constexpr int cellGap = 4;
constexpr int lowestCell = 56;
constexpr int preferredCell = 84;
constexpr int highestCell = 110;

int headerHeight()
{
    return QFontMetrics(Theme::instance().font(TextStyle::Small)).height() + spacing::s;
}

double luminance(const QColor& color)
{
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

/// The text colour that is read best on `ground`.
QColor inkOn(const QColor& ground)
{
    const Colors& colors = Theme::instance().colors();
    const QColor& dark = colors.text.primary;
    const QColor& light = colors.text.onAccent;
    return contrast(dark, ground) >= contrast(light, ground) ? dark : light;
}

QColor heatColor(double value, const Interval& range)
{
    const QList<QColor>& heat = Theme::instance().colors().heat;
    const double share = (value - range.low) / (range.high - range.low);
    const auto step = static_cast<qsizetype>(
        std::lround(std::clamp(share, 0.0, 1.0) * static_cast<double>(heat.size() - 1)));
    return heat[step];
}

} // namespace

Interval heatRange(const HeatGridData& data)
{
    constexpr double step = 0.05;
    double low = 1 - step;
    for (const HeatGridData::Cell& cell : data.cells)
        if (cell.value)
            low = std::min(low, std::floor(*cell.value / step + 1e-9) * step);
    return {std::max(0.0, low), 1};
}

HeatGrid::HeatGrid(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setAccessibleName(tr("Checkpoint by scale"));
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void HeatGrid::setData(const HeatGridData& data)
{
    m_data = data;
    if (m_current >= data.cells.size())
        m_current = -1;
    setMaximumHeight(headerHeight() + std::max<int>(1, data.rows.size()) * (highestCell + cellGap));
    updateGeometry();
    describe();
    update();
}

void HeatGrid::setCurrent(int cell)
{
    m_current = cell;
    describe();
    update();
}

void HeatGrid::describe()
{
    if (m_current < 0 || m_data.columns.isEmpty()) {
        setAccessibleDescription({});
        return;
    }
    const HeatGridData::Cell& cell = m_data.cells[m_current];
    const auto columns = m_data.columns.size();
    QString text = m_data.rows[m_current / columns] + QStringLiteral(", ") +
                   m_data.columns[m_current % columns] + QStringLiteral(", ");
    text += cell.value ? spokenPercent(*cell.value, cell.interval) : cell.note;
    setAccessibleDescription(text);
}

int HeatGrid::labelWidth() const
{
    const QFontMetrics metrics(Theme::instance().font(TextStyle::Body));
    int width = 0;
    for (const QString& row : m_data.rows)
        width = std::max(width, metrics.horizontalAdvance(row));
    return std::min(width + spacing::m, std::max(60, this->width() / 3));
}

QSize HeatGrid::sizeHint() const
{
    const int rows = std::max<int>(1, m_data.rows.size());
    return {380, headerHeight() + rows * (preferredCell + cellGap)};
}

QSize HeatGrid::minimumSizeHint() const
{
    const int rows = std::max<int>(1, m_data.rows.size());
    return {240, headerHeight() + rows * (lowestCell + cellGap)};
}

QRectF HeatGrid::cellRect(int cell) const
{
    const auto columns = static_cast<int>(m_data.columns.size());
    const int rows = std::max<int>(1, m_data.rows.size());
    const double left = labelWidth();
    const double wide = (width() - left) / columns;
    const double high =
        std::clamp((height() - headerHeight()) / static_cast<double>(rows) - cellGap,
                   static_cast<double>(lowestCell), static_cast<double>(highestCell));
    return {left + (cell % columns) * wide + cellGap / 2.0,
            headerHeight() + (cell / columns) * (high + cellGap), wide - cellGap, high};
}

void HeatGrid::paintEvent(QPaintEvent*)
{
    if (m_data.columns.isEmpty())
        return;
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme.font(TextStyle::Small));
    painter.setPen(theme.colors().text.secondary);
    for (int column = 0; column < m_data.columns.size(); ++column) {
        const QRectF cell = cellRect(column);
        painter.drawText(QRectF(cell.x(), 0, cell.width(), headerHeight()), Qt::AlignCenter,
                         m_data.columns[column]);
    }
    painter.setFont(theme.font(TextStyle::Body));
    painter.setPen(theme.colors().text.primary);
    for (int row = 0; row < m_data.rows.size(); ++row) {
        const QRectF cell = cellRect(row * static_cast<int>(m_data.columns.size()));
        const int wide = labelWidth() - spacing::s;
        painter.drawText(QRectF(0, cell.y(), wide, cell.height()), Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(m_data.rows[row], Qt::ElideMiddle, wide));
    }
    const Interval range = heatRange(m_data);
    for (int cell = 0; cell < m_data.cells.size(); ++cell)
        paintCell(painter, cell, range);
}

void HeatGrid::paintCell(QPainter& painter, int number, const Interval& range) const
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    const HeatGridData::Cell& cell = m_data.cells[number];
    const QRectF rect = cellRect(number).adjusted(0.5, 0.5, -0.5, -0.5);
    const double radius = theme.sizes().radiusControl;
    QColor ink = colors.text.secondary;
    if (cell.value) {
        QColor ground = heatColor(*cell.value, range);
        painter.setPen(Qt::NoPen);
        if (cell.share) {
            // Unfinished: a faint ground that fills by the share of the work.
            painter.setBrush(colors.bg.sunken);
            painter.drawRoundedRect(rect, radius, radius);
            ground = colors.heat.front();
            painter.setBrush(ground);
            QRectF done = rect;
            done.setWidth(rect.width() * std::clamp(*cell.share, 0.0, 1.0));
            painter.drawRoundedRect(done, radius, radius);
        } else {
            painter.setBrush(ground);
            painter.drawRoundedRect(rect, radius, radius);
        }
        ink = inkOn(ground);
        QFont strong = theme.font(TextStyle::Title);
        strong.setWeight(QFont::DemiBold);
        painter.setFont(strong);
        painter.setPen(ink);
        const QString value = QLocale().toString(*cell.value * 100, 'f', 1) +
                              (cell.share ? QStringLiteral(" …") : QString());
        const double line = painter.fontMetrics().height();
        const QFontMetrics small(theme.font(TextStyle::Figure));
        const double top = rect.center().y() - (line + small.height()) / 2;
        painter.drawText(QRectF(rect.x(), top, rect.width(), line), Qt::AlignCenter, value);
        painter.setFont(theme.font(TextStyle::Figure));
        QString below = cell.note;
        if (below.isEmpty() && cell.interval)
            below = intervalText(*cell.interval).mid(1).chopped(1);
        painter.drawText(QRectF(rect.x(), top + line, rect.width(), small.height()),
                         Qt::AlignCenter,
                         small.elidedText(below, Qt::ElideRight, static_cast<int>(rect.width())));
    } else {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colors.border.strong, 1, Qt::DashLine));
        painter.drawRoundedRect(rect, radius, radius);
        painter.setFont(theme.font(TextStyle::Small));
        painter.setPen(ink);
        painter.drawText(rect.adjusted(4, 0, -4, 0), Qt::AlignCenter | Qt::TextWordWrap, cell.note);
    }
    if (cell.picked) {
        const int size = theme.sizes().icon;
        painter.drawPixmap(QPointF(rect.right() - size - 5, rect.top() + 5),
                           iconPixmap(QStringLiteral("target"), ink, size, devicePixelRatioF()));
    }
    if (number == m_current) {
        painter.setBrush(Qt::NoBrush);
        // A line of the ground between ring and cell: the ring is as blue as the cell may be.
        painter.setPen(QPen(colors.bg.surface, 2));
        painter.drawRoundedRect(rect.adjusted(1.5, 1.5, -1.5, -1.5), radius - 1, radius - 1);
        painter.setPen(QPen(colors.border.focus, hasFocus() ? 3 : 2));
        painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), radius + 1, radius + 1);
    }
}

void HeatGrid::choose(int cell)
{
    if (cell < 0 || cell >= m_data.cells.size() || cell == m_current)
        return;
    setCurrent(cell);
    Q_EMIT cellChosen(cell);
}

void HeatGrid::mousePressEvent(QMouseEvent* event)
{
    for (int cell = 0; cell < m_data.cells.size(); ++cell)
        if (cellRect(cell).contains(event->position()))
            choose(cell);
}

void HeatGrid::keyPressEvent(QKeyEvent* event)
{
    const auto columns = static_cast<int>(m_data.columns.size());
    if (columns == 0)
        return QWidget::keyPressEvent(event);
    const int current = std::max(0, m_current);
    switch (event->key()) {
    case Qt::Key_Left:
        return choose(current % columns > 0 ? current - 1 : current);
    case Qt::Key_Right:
        return choose(current % columns + 1 < columns ? current + 1 : current);
    case Qt::Key_Up:
        return choose(current - columns);
    case Qt::Key_Down:
        return choose(current + columns);
    default:
        QWidget::keyPressEvent(event);
    }
}

void HeatGrid::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void HeatGrid::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace mesewright::ui
