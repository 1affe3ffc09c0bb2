// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartexport.h"

#include "ui/shell/theme/theme.h"

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>

#include <charconv>
#include <cmath>
#include <limits>

namespace mesewright::ui {

namespace {

constexpr int margin = 16;
constexpr int titleRow = 28;
constexpr int legendRow = 24;
constexpr int fullHeight = 420;

int heightOfChart(const LineChart& chart)
{
    const int least = chart.minimumSizeHint().height();
    return chart.sizeHint().height() > least ? fullHeight : least;
}

QSize sizeOf(const ChartSheet& sheet)
{
    int height = 2 * margin + titleRow + legendRow;
    for (const LineChart* chart : sheet.charts)
        height += heightOfChart(*chart);
    return {sheet.width, height};
}

void drawSheet(QPainter& painter, const ChartSheet& sheet)
{
    const Theme& theme = Theme::instance();
    const QSize size = sizeOf(sheet);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRect({}, size), theme.colors().bg.surface);
    painter.setPen(theme.colors().text.primary);
    painter.setFont(theme.font(TextStyle::Title));
    painter.drawText(QRect(margin, margin, size.width() - 2 * margin, titleRow),
                     Qt::AlignLeft | Qt::AlignVCenter, sheet.title);
    painter.setFont(theme.font(TextStyle::Small));
    const QFontMetrics metrics(painter.font());
    int x = margin;
    const int top = margin + titleRow;
    for (const ChartLegend::Entry& entry : sheet.legend) {
        const int sample = entry.band ? 14 : 26;
        LineSample::paint(painter, QRectF(x, top + (legendRow - 14) / 2.0, sample, 14), entry.spec,
                          entry.band);
        x += sample + spacing::s;
        const int width = metrics.horizontalAdvance(entry.spec.name);
        painter.setPen(theme.colors().text.primary);
        painter.drawText(QRect(x, top, width + 1, legendRow), Qt::AlignLeft | Qt::AlignVCenter,
                         entry.spec.name);
        x += width + spacing::l;
    }
    int y = top + legendRow;
    for (LineChart* chart : sheet.charts) {
        const int height = heightOfChart(*chart);
        chart->drawTo(painter, QRect(0, y, size.width(), height));
        y += height;
    }
}

void appendNumber(std::string& text, double value)
{
    if (std::isnan(value)) {
        text += "nan";
        return;
    }
    if (std::isinf(value)) {
        text += value > 0 ? "inf" : "-inf";
        return;
    }
    char digits[32];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), value);
    text.append(digits, end.ptr);
}

/// A name with a comma or quote stands in quotes.
std::string csvName(const std::string& name)
{
    if (name.find_first_of(",\"\n") == std::string::npos)
        return name;
    std::string quoted = "\"";
    for (const char c : name)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

} // namespace

QImage sheetImage(const ChartSheet& sheet, double scale)
{
    QImage image((QSizeF(sizeOf(sheet)) * scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    drawSheet(painter, sheet);
    return image;
}

QByteArray sheetSvg(const ChartSheet& sheet)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(sizeOf(sheet));
    generator.setViewBox(QRect({}, sizeOf(sheet)));
    generator.setTitle(sheet.title);
    // Fonts are in points; at this resolution a point has the size that it has on screen.
    generator.setResolution(qRound(QFontInfo(Theme::instance().font(TextStyle::Body)).pixelSize() *
                                   72 / Theme::instance().font(TextStyle::Body).pointSizeF()));
    QPainter painter(&generator);
    drawSheet(painter, sheet);
    painter.end();
    return bytes;
}

std::string csvText(const std::string& xName, const std::vector<CsvColumn>& columns)
{
    std::string text = csvName(xName);
    for (const CsvColumn& column : columns)
        text += ',' + csvName(column.name);
    text += '\n';
    std::vector<std::size_t> at(columns.size());
    for (;;) {
        double x = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (at[i] < columns[i].points.size())
                x = std::min(x, columns[i].points[at[i]].x);
        if (std::isinf(x))
            return text;
        appendNumber(text, x);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            text += ',';
            const std::vector<Point>& points = columns[i].points;
            if (at[i] < points.size() && points[at[i]].x == x)
                appendNumber(text, points[at[i]++].y);
        }
        text += '\n';
    }
}

} // namespace mesewright::ui
