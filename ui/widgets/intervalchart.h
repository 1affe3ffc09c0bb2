// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/intervalbar.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

namespace mesewright::ui {

/// One value with its interval and the text beside it.
struct IntervalChartMark
{
    double value = 0;
    std::optional<Interval> interval;
    int series = 0;
    bool quiet = false; ///< hollow grey ring: the base model, or shown but not used
    QString text;       ///< "28.3 % [18.5–40.8]"
    QString extra;      ///< at the right edge: "p 0.0001"
    QString spoken;     ///< the same for screen readers
};

/// A row of a chart: a heading, values one below the other, or a note in their place.
struct IntervalChartRow
{
    QString label;
    QString sublabel;
    QString note; ///< why there is no value
    QList<IntervalChartMark> marks;
    bool heading = false;
    bool strong = false; ///< label in bold
};

/// Values with their intervals over one axis: by family, by level, the gains of all configurations.
struct IntervalChartData
{
    struct Legend
    {
        QString text;
        int series = 0;
        bool quiet = false;
    };
    QList<Legend> legend;
    QString legendNote; ///< right of the legend: "95 %, by distinct item"
    QList<IntervalChartRow> rows;
    double low = 0;
    double high = 1;
    double tickStep = 0.25;
    bool points = false;             ///< ticks with a sign, a line at zero
    std::optional<double> threshold; ///< a line through all rows
    QString thresholdText;
    bool thresholdIsWhatIf = false; ///< violet in place of amber
};

/// Paints the rows; the names take what they need, the axis the rest. Its height follows its rows.
class IntervalChart final : public QWidget
{
    Q_OBJECT

public:
    explicit IntervalChart(const QString& name, QWidget* parent = nullptr);
    void setData(const IntervalChartData& data);
    [[nodiscard]] const IntervalChartData& data() const { return m_data; }
    /// A fixed width for the names, so that charts above each other share their axis; 0: as needed.
    void setLabelWidth(int width);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Columns;
    [[nodiscard]] Columns columns() const;
    [[nodiscard]] int rowHeight(const IntervalChartRow& row) const;
    void paintLegend(QPainter& painter) const;
    void paintAxis(QPainter& painter, const Columns& columns, int top, int bottom) const;
    void paintRow(QPainter& painter, const Columns& columns, const IntervalChartRow& row,
                  int top) const;

    IntervalChartData m_data;
    int m_labelWidth = 0;
};

} // namespace mesewright::ui
