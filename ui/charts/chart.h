// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/series.h"
#include "ui/charts/chartaxis.h"
#include "ui/shell/theme/state.h"

#include <QList>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

class QPainter;

namespace mesewright::ui {

/// How one line of a chart looks.
struct ChartLineSpec
{
    QString name;
    int look = 0;          ///< number of the series, 0 to 7: colour, dash, marker
    bool quiet = false;    ///< in the colour of quiet text: the base model, readings of the machine
    bool smooth = false;   ///< a smoothed line over the band of the raw values
    bool averaged = false; ///< a smoothed line without the band
    /// Dashed and marked by its number, as where several runs lie over each other.
    bool told = false;
};

/// A mark above the plot with a hair line at its x: a checkpoint, a loss that is not a number.
struct ChartFlag
{
    double x = 0;
    QString text;
    QString icon;
    State state = State::Passed;

    friend bool operator==(const ChartFlag&, const ChartFlag&) = default;
};

/// Lines over a shared x axis: a full chart with flags and axis texts, a lane of some 46 px, or a
/// spark. Takes any number of points: all are smoothed, then thinned to lowest and highest a pixel.
/// A NaN breaks the line. A chart that is not visible only keeps its points.
class LineChart final : public QWidget
{
    Q_OBJECT

public:
    enum class Form { Full, Lane, Spark };

    /// `axis` outlives the chart. `name` is the caption's first line and what screen readers say.
    LineChart(ChartAxis& axis, const QString& name, Form form, QWidget* parent = nullptr);
    ~LineChart() override;

    [[nodiscard]] Form form() const;
    void setForm(Form form);
    /// The caption's first line; the accessible name stays.
    void setName(const QString& name);

    /// Lines are named by their place; a removed one leaves the others' places as they are.
    int addLine(const ChartLineSpec& spec);
    void removeLine(int line);
    [[nodiscard]] QList<int> lines() const;
    [[nodiscard]] const ChartLineSpec& lineSpec(int line) const;
    /// Replaces all points; x must rise.
    void setPoints(int line, std::vector<Point> points);
    void append(int line, std::span<const Point> points);
    [[nodiscard]] const std::vector<Point>& points(int line) const;
    /// The smoothed values, one for each point.
    [[nodiscard]] std::vector<double> smoothedValues(int line) const;

    /// The last point's value as drawn; NaN without points.
    [[nodiscard]] double lastValue(int line) const;

    void setSmoothing(double weight); ///< 0 to below 1
    [[nodiscard]] double smoothing() const;
    void setLogScale(bool log);
    [[nodiscard]] bool logScale() const;
    /// Fixed ends of the y axis; an empty one follows the points. Low is 0 unless told otherwise.
    void setValueRange(std::optional<double> low, std::optional<double> high);

    /// The caption left of the plot: the latest value and quiet words behind it.
    void setCaption(const QString& value, const QString& note);
    /// Width of the caption's column; 0: none.
    void setCaptionWidth(int width);
    /// Written in the plot while no point is a number: why there is none.
    void setMessage(const QString& message);
    void setFlags(QList<ChartFlag> flags);
    /// The last line of the read-out for an x: the time of a step.
    void setMoment(std::function<QString(double x)> moment);
    /// How a value is written in axis and read-out.
    void setValueText(std::function<QString(double value)> text);

    /// No line has a point that is a number.
    [[nodiscard]] bool empty() const;
    /// What the cursor's read-out says, a line each; empty without a cursor.
    [[nodiscard]] QString readOut() const;
    /// Where the points are drawn, in this widget.
    [[nodiscard]] QRect plotArea() const;
    /// Draws the chart as it would look in `rect`, without the cursor: for exports.
    void drawTo(QPainter& painter, const QRect& rect);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Parts;
    void outdated();
    void describe();

    std::unique_ptr<Parts> m_parts;
};

} // namespace mesewright::ui
