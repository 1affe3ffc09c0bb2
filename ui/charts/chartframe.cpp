// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartframe.h"

#include "ui/charts/charttexts.h"
#include "ui/shell/theme/theme.h"
#include "ui/widgets/badge.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mesewright::ui {

namespace {

constexpr double rightMargin = 16;
constexpr double flagRow = 28;
constexpr double laneMargin = 7;
constexpr double sparkMargin = 6;
constexpr double labelGap = 6;
constexpr float bandOpacity = 0.28F; // how much of the line's colour is in its band

QFont figureFont()
{
    return Theme::instance().font(TextStyle::Figure);
}

QFont axisFont()
{
    QFont font = figureFont();
    font.setPointSizeF(Theme::instance().font(TextStyle::Caption).pointSizeF());
    return font;
}

/// Room for the numbers of the y axis, the same for every chart so that plots stand in line.
double labelColumn()
{
    return QFontMetricsF(axisFont()).horizontalAdvance(QStringLiteral("000.0 k")) + labelGap;
}

double axisRow()
{
    return QFontMetricsF(axisFont()).height() + 6;
}

void paintAcross(QPainter& painter, const ChartFrame& frame, double y)
{
    const double at = std::round(y) + 0.5;
    painter.drawLine(QPointF(frame.plot.left(), at), QPointF(frame.plot.right(), at));
}

void paintGridAlongX(QPainter& painter, const ChartFrame& frame, const std::vector<double>& marks)
{
    for (const double mark : marks) {
        const double at = std::round(frame.pixelOfX(mark)) + 0.5;
        painter.drawLine(QPointF(at, frame.plot.top()), QPointF(at, frame.plot.bottom()));
    }
}

void paintValueText(QPainter& painter, const ChartFrame& frame, double y, const QString& text)
{
    const double height = QFontMetricsF(axisFont()).height();
    const QRectF place(frame.plot.left() - labelColumn(), y - height / 2, labelColumn() - labelGap,
                       height);
    painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, text);
}

/// Values of the y axis with a line each: round ones, or the powers of ten.
std::vector<double> valueMarks(const ChartFrame& frame)
{
    constexpr double pixelsAMark = 48;
    const int most = std::max(2, static_cast<int>(frame.plot.height() / pixelsAMark));
    return roundMarks(frame.y, most, frame.log);
}

void paintFullAxes(QPainter& painter, const ChartFrame& frame, const std::vector<double>& marksX,
                   const QRect& part)
{
    const Colors& colors = Theme::instance().colors();
    for (const double mark : valueMarks(frame)) {
        const double value = frame.log ? std::pow(10.0, mark) : mark;
        const double y = frame.pixelOfY(value);
        painter.setPen(colors.border.subtle);
        paintAcross(painter, frame, y);
        if (part.left() > frame.plot.left())
            continue;
        painter.setPen(colors.text.tertiary);
        paintValueText(painter, frame, y, axisText(value));
    }
    painter.setPen(colors.text.tertiary);
    const double width = QFontMetricsF(axisFont()).horizontalAdvance(QStringLiteral("0000000"));
    for (const double mark : marksX) {
        const double x = std::min(frame.pixelOfX(mark), frame.rect.right() - width / 2 + 8);
        if (x + width / 2 < part.left())
            continue;
        painter.drawText(QRectF(x - width / 2, frame.plot.bottom() + 3, width, axisRow()),
                         Qt::AlignHCenter | Qt::AlignTop, QLocale::c().toString(mark, 'f', 0));
    }
}

void paintLaneAxes(QPainter& painter, const ChartFrame& frame, const QRect& part)
{
    const Colors& colors = Theme::instance().colors();
    painter.setPen(colors.border.subtle);
    paintAcross(painter, frame, frame.plot.top());
    paintAcross(painter, frame, frame.plot.bottom());
    if (!frame.message.isEmpty() || part.left() > frame.plot.left())
        return;
    painter.setPen(colors.text.tertiary);
    const auto value = [&](double end) { return axisText(frame.log ? std::pow(10.0, end) : end); };
    // Inside the lane's own height, so that neighbours never touch.
    const double half = QFontMetricsF(axisFont()).height() / 2 - 2;
    paintValueText(painter, frame, frame.plot.top() + half, value(frame.y.high));
    paintValueText(painter, frame, frame.plot.bottom() - half, value(frame.y.low));
}

/// Flags in one row; of two that would touch, the worse or the later one is shown.
void paintFlags(QPainter& painter, const ChartFrame& frame)
{
    QList<ChartFlag> flags = frame.flags;
    std::stable_sort(flags.begin(), flags.end(), [](const ChartFlag& a, const ChartFlag& b) {
        const bool failedA = a.state == State::Failed;
        const bool failedB = b.state == State::Failed;
        return failedA != failedB ? failedA : a.x > b.x;
    });
    const Colors& colors = Theme::instance().colors();
    QList<QRectF> taken;
    for (const ChartFlag& flag : flags) {
        if (flag.x < frame.x.low || flag.x > frame.x.high)
            continue;
        const BadgeText badge{flag.state, flag.icon, flag.text};
        const double width = badgeWidth(badge);
        const double middle = frame.pixelOfX(flag.x);
        const double left = std::clamp(middle - width / 2, frame.plot.left(),
                                       std::max(frame.plot.left(), frame.rect.right() - width - 4));
        const QRectF place(left, frame.plot.top() - flagRow, width, flagRow - 4);
        const bool free = std::none_of(taken.begin(), taken.end(), [&](const QRectF& other) {
            return other.adjusted(-3, 0, 3, 0).intersects(place);
        });
        // Of a checkpoint the badge tells enough; where a number failed the line is what matters.
        if (flag.state == State::Failed) {
            painter.setPen(QPen(colors.state(flag.state).solid, 1, Qt::DotLine));
            painter.drawLine(QPointF(middle, frame.plot.top()),
                             QPointF(middle, frame.plot.bottom()));
        }
        if (!free)
            continue;
        paintBadge(painter, place.toRect(), badge);
        taken.append(place);
    }
}

} // namespace

double ChartFrame::pixelOfX(double value) const
{
    return plot.left() + (value - x.low) / (x.high - x.low) * plot.width();
}

double ChartFrame::pixelOfY(double value) const
{
    const double drawn = log ? std::log10(value) : value;
    return plot.bottom() - (drawn - y.low) / (y.high - y.low) * plot.height();
}

QRectF plotOf(const QRectF& rect, LineChart::Form form, int captionWidth)
{
    switch (form) {
    case LineChart::Form::Full:
        return rect.adjusted(captionWidth + labelColumn(), flagRow, -rightMargin, -axisRow());
    case LineChart::Form::Lane:
        return rect.adjusted(captionWidth + labelColumn(), laneMargin, -rightMargin, -laneMargin);
    case LineChart::Form::Spark:
        break;
    }
    return rect.adjusted(captionWidth, sparkMargin, -sparkMargin, -sparkMargin);
}

int heightOf(LineChart::Form form)
{
    constexpr int full = 320;
    return form == LineChart::Form::Full ? full : leastHeightOf(form);
}

int leastHeightOf(LineChart::Form form)
{
    constexpr int full = 160;
    constexpr int lane = 46;
    if (form == LineChart::Form::Full)
        return full;
    const QFontMetricsF lines(Theme::instance().font(TextStyle::Body));
    return std::max(lane, static_cast<int>(std::ceil(2 * lines.height())) + 10);
}

void paintFrame(QPainter& painter, const ChartFrame& frame, const QRect& part)
{
    if (frame.plot.width() < 1 || frame.plot.height() < 1)
        return;
    const Theme& theme = Theme::instance();
    painter.save();
    painter.setFont(axisFont());
    if (frame.form == LineChart::Form::Spark) {
        painter.setPen(theme.colors().border.subtle);
        paintAcross(painter, frame, frame.plot.bottom());
    } else {
        constexpr double pixelsAMark = 110;
        const std::vector<double> marksX = roundMarks(
            frame.x, std::max(2, static_cast<int>(frame.plot.width() / pixelsAMark)), true);
        painter.setPen(theme.colors().border.subtle);
        paintGridAlongX(painter, frame, marksX);
        if (frame.form == LineChart::Form::Full)
            paintFullAxes(painter, frame, marksX, part);
        else
            paintLaneAxes(painter, frame, part);
    }
    if (!frame.message.isEmpty()) {
        painter.setFont(theme.font(TextStyle::Small));
        painter.setPen(theme.colors().text.tertiary);
        const QRectF place = frame.plot.adjusted(spacing::s, 0, 0, 0);
        // A spark has no room for the reason: it stands in the tool tip.
        const QString shown =
            frame.form == LineChart::Form::Spark
                ? painter.fontMetrics().elidedText(frame.message, Qt::ElideRight,
                                                   static_cast<int>(place.width()))
                : frame.message;
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap, shown);
    }
    if (frame.form == LineChart::Form::Full)
        paintFlags(painter, frame);
    painter.restore();
}

void paintCaption(QPainter& painter, const ChartFrame& frame, const QString& value,
                  const QString& note)
{
    if (frame.captionWidth <= 0)
        return;
    const Theme& theme = Theme::instance();
    const QFont body = theme.font(TextStyle::Body);
    QFont bold = body;
    bold.setWeight(QFont::DemiBold);
    const QFont small = theme.font(TextStyle::Small);
    const double line = QFontMetricsF(body).height();
    const bool two = !value.isEmpty() || !note.isEmpty();
    const double height = two ? 2 * line : line;
    const double top = frame.form == LineChart::Form::Full ? frame.plot.top()
                                                           : frame.rect.center().y() - height / 2;
    const double left = frame.rect.left() + spacing::card;
    const double width = frame.captionWidth - spacing::card;
    painter.save();
    painter.setFont(body);
    painter.setPen(theme.colors().text.primary);
    painter.drawText(QRectF(left, top, width, line), Qt::AlignLeft | Qt::AlignVCenter, frame.name);
    painter.setFont(bold);
    const QRectF second(left, top + line, width, line);
    painter.drawText(second, Qt::AlignLeft | Qt::AlignVCenter, value);
    const double used =
        value.isEmpty() ? 0 : QFontMetricsF(bold).horizontalAdvance(value) + spacing::s;
    painter.setFont(small);
    painter.setPen(theme.colors().text.secondary);
    painter.drawText(second.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(small).elidedText(note, Qt::ElideRight, width - used));
    painter.restore();
}

QPen linePen(const ChartLineSpec& spec, double width)
{
    const Theme& theme = Theme::instance();
    const auto& series = theme.colors().series;
    QPen pen(spec.quiet ? theme.colors().text.tertiary : series[spec.look % series.size()], width);
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::BevelJoin);
    const QList<double>& dash = theme.tokens().seriesDash[spec.look % series.size()];
    if (spec.told && !dash.isEmpty()) {
        QList<qreal> inWidths;
        for (const double length : dash)
            inWidths.append(length / width);
        pen.setDashPattern(inWidths);
    }
    return pen;
}

QColor bandColor(const ChartLineSpec& spec)
{
    const QColor line = linePen(spec, 1).color();
    const QColor ground = Theme::instance().colors().bg.surface;
    const auto mixed = [](float ours, float below) {
        return bandOpacity * ours + (1 - bandOpacity) * below;
    };
    return QColor::fromRgbF(mixed(line.redF(), ground.redF()),
                            mixed(line.greenF(), ground.greenF()),
                            mixed(line.blueF(), ground.blueF()));
}

void paintCursor(QPainter& painter, const ChartFrame& frame, double x,
                 const QList<ReadOutRow>& rows)
{
    if (x < frame.x.low || x > frame.x.high)
        return;
    const Theme& theme = Theme::instance();
    const double at = std::round(frame.pixelOfX(x)) + 0.5;
    painter.save();
    painter.setPen(QPen(theme.colors().text.secondary, 1));
    // Through the whole height, so that stacked charts show one line.
    const double from = frame.form == LineChart::Form::Full ? frame.plot.top() : frame.rect.top();
    painter.drawLine(QPointF(at, from), QPointF(at, frame.rect.bottom() + 1));
    if (rows.isEmpty()) {
        painter.restore();
        return;
    }
    const QFontMetricsF labels(theme.font(TextStyle::Small));
    const QFontMetricsF figures(figureFont());
    constexpr double sample = 18;
    const double row = std::max(labels.height(), figures.height()) + 3;
    double labelWidth = 0;
    double valueWidth = 0;
    for (const ReadOutRow& shown : rows) {
        labelWidth = std::max(labelWidth, labels.horizontalAdvance(shown.label));
        valueWidth = std::max(valueWidth, figures.horizontalAdvance(shown.value));
    }
    const QSizeF size(spacing::s + sample + labelWidth + spacing::m + valueWidth + spacing::s,
                      row * static_cast<double>(rows.size()) + spacing::s);
    QRectF box(QPointF(at + spacing::cardGap, frame.plot.top() + spacing::s), size);
    if (box.right() > frame.plot.right())
        box.moveRight(at - spacing::cardGap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.colors().border.strong);
    painter.setBrush(theme.colors().bg.surface);
    const double radius = theme.sizes().radiusControl;
    painter.drawRoundedRect(box, radius, radius);
    double top = box.top() + spacing::xs;
    for (const ReadOutRow& shown : rows) {
        const double left = box.left() + spacing::s;
        if (shown.look >= 0) {
            ChartLineSpec spec;
            spec.look = shown.look;
            spec.told = true;
            painter.setPen(linePen(spec, 2));
            painter.drawLine(QPointF(left, top + row / 2), QPointF(left + 14, top + row / 2));
        }
        painter.setFont(theme.font(TextStyle::Small));
        painter.setPen(shown.quiet ? theme.colors().text.secondary : theme.colors().text.primary);
        painter.drawText(QRectF(left + sample, top, labelWidth + 1, row),
                         Qt::AlignLeft | Qt::AlignVCenter, shown.label);
        painter.setFont(figureFont());
        painter.setPen(theme.colors().text.primary);
        painter.drawText(
            QRectF(box.right() - spacing::s - valueWidth - 1, top, valueWidth + 1, row),
            Qt::AlignRight | Qt::AlignVCenter, shown.value);
        top += row;
    }
    painter.restore();
}

} // namespace mesewright::ui
