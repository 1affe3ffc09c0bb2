// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/series.h"
#include "ui/charts/chartlegend.h"

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QString>

#include <string>
#include <vector>

namespace mesewright::ui {

/// Charts that stand above each other, as a picture shows them.
struct ChartSheet
{
    QString title;
    QList<ChartLegend::Entry> legend;
    QList<LineChart*> charts;
    int width = 1200; ///< the height follows
};

/// In the theme that the window has now. `scale`: device pixels a pixel.
[[nodiscard]] QImage sheetImage(const ChartSheet& sheet, double scale);
/// The same as SVG, its texts as texts.
[[nodiscard]] QByteArray sheetSvg(const ChartSheet& sheet);

/// One column of numbers over the shared x.
struct CsvColumn
{
    std::string name;
    std::vector<Point> points; ///< x rises
};

/// Comma-separated, with a header, every number so that it reads back the same, "nan" for what is
/// no number, nothing where a column has no value at an x. Touches no widget: any thread.
[[nodiscard]] std::string csvText(const std::string& xName, const std::vector<CsvColumn>& columns);

} // namespace mesewright::ui
