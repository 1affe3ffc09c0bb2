// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart.h"

#include "ui/charts/chartbody.h"
#include "ui/charts/chartmouse.h"
#include "ui/charts/charttexts.h"
#include "ui/shell/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPixmap>

#include <algorithm>
#include <limits>

namespace mesewright::ui {

struct LineChart::Parts
{
    ChartBody body;
    ChartMouse mouse;
    QPixmap picture; ///< everything but caption and cursor
    bool outdated = true;
    bool grown = false; ///< not outdated, but for what was appended
    int nextLine = 0;

    explicit Parts(ChartAxis& axis) : body(axis), mouse(axis) {}
};

LineChart::LineChart(ChartAxis& axis, const QString& name, Form form, QWidget* parent)
    : QWidget(parent), m_parts(std::make_unique<Parts>(axis))
{
    m_parts->body.frame.name = name;
    m_parts->body.frame.valueText = [](double value) { return significantText(value); };
    setAccessibleName(name);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setForm(form);
    connect(&axis, &ChartAxis::rangeChanged, this, &LineChart::outdated);
    connect(&axis, &ChartAxis::cursorChanged, this, [this] {
        describe();
        update();
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        m_parts->mouse.setPlot(plotArea()); // the axis texts have another size
        outdated();
    });
}

LineChart::~LineChart() = default;

LineChart::Form LineChart::form() const
{
    return m_parts->body.frame.form;
}

void LineChart::setForm(Form form)
{
    m_parts->body.frame.form = form;
    // One stop of the tab order is enough for charts that share an axis.
    setFocusPolicy(form == Form::Full ? Qt::StrongFocus : Qt::NoFocus);
    setSizePolicy(QSizePolicy::Expanding,
                  form == Form::Full ? QSizePolicy::Expanding : QSizePolicy::Fixed);
    m_parts->mouse.setPlot(plotArea());
    updateGeometry();
    outdated();
}

void LineChart::setName(const QString& name)
{
    m_parts->body.frame.name = name;
    update();
}

int LineChart::addLine(const ChartLineSpec& spec)
{
    const int line = m_parts->nextLine++;
    ChartLine& made = m_parts->body.lines[line];
    made.spec = spec;
    made.data.setSmoothing(made.isSmoothed() ? m_parts->body.smoothing : 0);
    made.data.setBand(spec.smooth);
    made.data.setCoarse(spec.told);
    return line;
}

void LineChart::removeLine(int line)
{
    m_parts->body.lines.remove(line);
    m_parts->body.scene.removeLine(line);
    outdated();
}

QList<int> LineChart::lines() const
{
    return m_parts->body.lines.keys();
}

const ChartLineSpec& LineChart::lineSpec(int line) const
{
    return m_parts->body.lines[line].spec;
}

void LineChart::setPoints(int line, std::vector<Point> points)
{
    m_parts->body.lines[line].data.assign(std::move(points));
    outdated();
}

void LineChart::append(int line, std::span<const Point> points)
{
    LineData& data = m_parts->body.lines[line].data;
    const double from = data.points().empty() ? 0 : data.points().back().x;
    data.append(points);
    m_parts->grown = true;
    // What the last columns become; if more changes, painting finds out.
    constexpr int columns = 24;
    const int left = static_cast<int>(m_parts->body.frame.pixelOfX(from)) - columns;
    update(rect().adjusted(std::clamp(left, 0, std::max(0, width() - 1)), 0, 0, 0));
}

const std::vector<Point>& LineChart::points(int line) const
{
    return m_parts->body.lines[line].data.points();
}

std::vector<double> LineChart::smoothedValues(int line) const
{
    std::vector<double> values;
    for (const Point& point : m_parts->body.lines[line].data.smoothedPoints())
        values.push_back(point.y);
    return values;
}

double LineChart::lastValue(int line) const
{
    const std::vector<Point>& points = m_parts->body.lines[line].data.smoothedPoints();
    return points.empty() ? std::numeric_limits<double>::quiet_NaN() : points.back().y;
}

void LineChart::setSmoothing(double weight)
{
    m_parts->body.smoothing = weight;
    for (ChartLine& line : m_parts->body.lines)
        line.data.setSmoothing(line.isSmoothed() ? weight : 0);
    outdated();
}

double LineChart::smoothing() const
{
    return m_parts->body.smoothing;
}

void LineChart::setLogScale(bool log)
{
    m_parts->body.frame.log = log;
    outdated();
}

bool LineChart::logScale() const
{
    return m_parts->body.frame.log;
}

void LineChart::setValueRange(std::optional<double> low, std::optional<double> high)
{
    if (low == m_parts->body.low && high == m_parts->body.high)
        return;
    m_parts->body.low = low;
    m_parts->body.high = high;
    outdated();
}

void LineChart::setCaption(const QString& value, const QString& note)
{
    if (value == m_parts->body.value && note == m_parts->body.note)
        return;
    m_parts->body.value = value;
    m_parts->body.note = note;
    describe();
    update(0, 0, m_parts->body.frame.captionWidth, height());
}

void LineChart::setCaptionWidth(int width)
{
    m_parts->body.frame.captionWidth = width;
    m_parts->mouse.setPlot(plotArea());
    outdated();
}

void LineChart::setMessage(const QString& message)
{
    if (message == m_parts->body.message)
        return;
    m_parts->body.message = message;
    setToolTip(message);
    describe();
    outdated();
}

void LineChart::setFlags(QList<ChartFlag> flags)
{
    if (flags == m_parts->body.frame.flags)
        return;
    m_parts->body.frame.flags = std::move(flags);
    outdated();
}

void LineChart::setMoment(std::function<QString(double)> moment)
{
    m_parts->body.moment = std::move(moment);
}

void LineChart::setValueText(std::function<QString(double)> text)
{
    m_parts->body.frame.valueText = std::move(text);
}

bool LineChart::empty() const
{
    return m_parts->body.empty();
}

QString LineChart::readOut() const
{
    QStringList lines;
    for (const ReadOutRow& row : m_parts->body.readOut())
        lines.append(row.label + QLatin1Char(' ') + row.value);
    return lines.join(QLatin1Char('\n'));
}

QRect LineChart::plotArea() const
{
    return plotOf(rect(), m_parts->body.frame.form, m_parts->body.frame.captionWidth).toRect();
}

void LineChart::drawTo(QPainter& painter, const QRect& rect)
{
    painter.save();
    (void)m_parts->body.layOut(QRectF(rect), false);
    m_parts->body.draw(painter, rect);
    paintCaption(painter, m_parts->body.frame, m_parts->body.value, m_parts->body.note);
    painter.restore();
    outdated();
}

QSize LineChart::sizeHint() const
{
    return {600, heightOf(m_parts->body.frame.form)};
}

QSize LineChart::minimumSizeHint() const
{
    return {160, leastHeightOf(m_parts->body.frame.form)};
}

void LineChart::outdated()
{
    m_parts->outdated = true;
    update();
}

void LineChart::describe()
{
    QString text = readOut().replace(QLatin1Char('\n'), QStringLiteral(", "));
    if (text.isEmpty() && m_parts->body.empty())
        text = m_parts->body.message;
    if (text.isEmpty())
        text = m_parts->body.value + QLatin1Char(' ') + m_parts->body.note;
    setAccessibleDescription(text.trimmed());
}

void LineChart::paintEvent(QPaintEvent* event)
{
    const double ratio = devicePixelRatioF();
    const QSize pixels = (QSizeF(size()) * ratio).toSize();
    if (m_parts->picture.size() != pixels) {
        m_parts->picture = QPixmap(pixels);
        m_parts->outdated = true;
    }
    if (m_parts->outdated || m_parts->grown) {
        m_parts->picture.setDevicePixelRatio(ratio);
        const QRect changed = m_parts->body.layOut(QRectF(rect()), !m_parts->outdated);
        const QRect part = m_parts->outdated ? rect() : changed;
        m_parts->outdated = m_parts->grown = false;
        QPainter painter(&m_parts->picture);
        painter.setClipRect(part);
        painter.fillRect(part, Theme::instance().colors().bg.surface);
        m_parts->body.draw(painter, part);
        if (!event->rect().contains(part))
            update(part);
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_parts->picture);
    if (event->rect().left() < m_parts->body.frame.captionWidth) {
        const auto [value, note] = m_parts->body.caption();
        paintCaption(painter, m_parts->body.frame, value, note);
    }
    if (m_parts->body.axis.cursor()) {
        const bool full = m_parts->body.frame.form == Form::Full;
        paintCursor(painter, m_parts->body.frame, *m_parts->body.axis.cursor(),
                    full ? m_parts->body.readOut() : QList<ReadOutRow>());
    }
    if (hasFocus()) {
        painter.setPen(QPen(Theme::instance().colors().border.focus, 2));
        painter.drawRect(plotArea());
    }
}

void LineChart::resizeEvent(QResizeEvent*)
{
    m_parts->mouse.setPlot(plotArea());
    outdated();
}

void LineChart::mouseMoveEvent(QMouseEvent* event)
{
    m_parts->mouse.move(*event);
}

void LineChart::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    m_parts->mouse.press(*event);
}

void LineChart::mouseReleaseEvent(QMouseEvent* event)
{
    m_parts->mouse.release(*event);
}

void LineChart::mouseDoubleClickEvent(QMouseEvent*)
{
    m_parts->mouse.doubleClick();
}

void LineChart::leaveEvent(QEvent*)
{
    m_parts->mouse.leave();
}

void LineChart::wheelEvent(QWheelEvent* event)
{
    if (!m_parts->mouse.wheel(*event))
        event->ignore();
}

void LineChart::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy) && m_parts->body.axis.cursor()) {
        QApplication::clipboard()->setText(readOut());
        return;
    }
    if (!m_parts->body.axis.handleKey(*event))
        QWidget::keyPressEvent(event);
}

} // namespace mesewright::ui
