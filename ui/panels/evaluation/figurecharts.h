// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/levelresults.h"
#include "ui/widgets/intervalchart.h"

#include <QList>
#include <QString>

namespace mesewright::ui {

/// A results file as one series of a chart.
struct FigureSeries
{
    QString name;
    const EvalResults* results = nullptr; ///< null: nothing was measured
    int series = 0;
    bool quiet = false;
};

/// A figure with its interval, as a mark.
[[nodiscard]] IntervalChartMark figureMark(const PassMetrics& metrics, PassKind kind,
                                           const FigureSeries& series);

/// All items, then each family: one mark a series.
[[nodiscard]] IntervalChartData familyFigures(const QList<FigureSeries>& series, PassKind kind);

/// All rows, distinct items, items that training did not show.
[[nodiscard]] IntervalChartData itemSetFigures(const QList<FigureSeries>& series, PassKind kind);

/// The families of these results, in the order of the files.
[[nodiscard]] QStringList familiesOf(const QList<FigureSeries>& series);

} // namespace mesewright::ui
