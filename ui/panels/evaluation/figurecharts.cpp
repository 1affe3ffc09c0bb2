// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/figurecharts.h"

#include "ui/widgets/words.h"

#include <QCoreApplication>

namespace mesewright::ui {

namespace {

QString translated(const char* text, int n = -1)
{
    return QCoreApplication::translate("mesewright::ui::Figures", text, nullptr, n);
}

IntervalChartData emptyChart(const QList<FigureSeries>& series)
{
    IntervalChartData data;
    for (const FigureSeries& one : series)
        if (one.results)
            data.legend.append({one.name, one.series, one.quiet});
    data.legendNote =
        translated(QT_TRANSLATE_NOOP("mesewright::ui::Figures", "95 %, by distinct item"));
    return data;
}

QString itemsText(std::int64_t count)
{
    return translated(QT_TRANSLATE_N_NOOP("mesewright::ui::Figures", "%n item(s)"),
                      static_cast<int>(count));
}

} // namespace

IntervalChartMark figureMark(const PassMetrics& metrics, PassKind kind, const FigureSeries& series)
{
    IntervalChartMark mark;
    mark.value = passOf(metrics, kind);
    mark.interval = shownInterval(intervalsOf(metrics, kind));
    mark.series = series.series;
    mark.quiet = series.quiet;
    mark.text = percentText(mark.value, mark.interval);
    mark.spoken = series.name + QLatin1Char(' ') + spokenPercent(mark.value, mark.interval) +
                  QStringLiteral(", ") + countOf(metrics, kind);
    return mark;
}

QStringList familiesOf(const QList<FigureSeries>& series)
{
    QStringList names;
    for (const FigureSeries& one : series) {
        if (!one.results)
            continue;
        for (const auto& [name, metrics] : one.results->families)
            if (!names.contains(QString::fromStdString(name)))
                names.append(QString::fromStdString(name));
    }
    return names;
}

IntervalChartData familyFigures(const QList<FigureSeries>& series, PassKind kind)
{
    IntervalChartData data = emptyChart(series);
    IntervalChartRow all;
    all.label = translated(QT_TRANSLATE_NOOP("mesewright::ui::Figures", "All"));
    all.strong = true;
    for (const FigureSeries& one : series) {
        if (!one.results || one.results->overall.count == 0)
            continue;
        all.sublabel = itemsText(one.results->overall.count);
        all.marks.append(figureMark(one.results->overall, kind, one));
    }
    if (all.marks.isEmpty())
        all.note = translated(QT_TRANSLATE_NOOP("mesewright::ui::Figures", "nothing measured yet"));
    data.rows.append(all);
    for (const QString& family : familiesOf(series)) {
        IntervalChartRow row;
        row.label = family;
        row.strong = true;
        for (const FigureSeries& one : series) {
            const PassMetrics* metrics =
                one.results ? one.results->family(family.toStdString()) : nullptr;
            if (!metrics)
                continue;
            row.sublabel = itemsText(metrics->count);
            row.marks.append(figureMark(*metrics, kind, one));
        }
        data.rows.append(row);
    }
    return data;
}

IntervalChartData itemSetFigures(const QList<FigureSeries>& series, PassKind kind)
{
    IntervalChartData data = emptyChart(series);
    IntervalChartRow rows;
    IntervalChartRow distinct;
    IntervalChartRow clean;
    for (const FigureSeries& one : series) {
        if (!one.results)
            continue;
        const EvalResults& results = *one.results;
        rows.label = translated(QT_TRANSLATE_NOOP("mesewright::ui::Figures", "all %1 rows"))
                         .arg(results.overall.count);
        rows.marks.append(figureMark(results.overall, kind, one));
        if (results.distinct) {
            distinct.label = translated(QT_TRANSLATE_NOOP("mesewright::ui::Figures", "%1 distinct"))
                                 .arg(results.distinct->count);
            distinct.marks.append(figureMark(*results.distinct, kind, one));
        }
        if (results.clean) {
            clean.label = translated(QT_TRANSLATE_NOOP("mesewright::ui::Figures", "%1 not leaked"))
                              .arg(results.clean->count);
            clean.marks.append(figureMark(*results.clean, kind, one));
        }
    }
    if (clean.marks.isEmpty()) {
        clean.label = translated(QT_TRANSLATE_NOOP("mesewright::ui::Figures", "not leaked"));
        clean.note =
            translated(QT_TRANSLATE_NOOP("mesewright::ui::Figures", "nobody looked for leaks"));
    }
    for (const IntervalChartRow& row : {rows, distinct, clean})
        if (!row.label.isEmpty())
            data.rows.append(row);
    return data;
}

} // namespace mesewright::ui
