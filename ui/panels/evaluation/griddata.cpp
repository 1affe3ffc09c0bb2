// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/griddata.h"

#include "core/report/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

namespace mesewright::ui {

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("mesewright::ui::Grid", text);
}

/// A checkpoint sorts by its step, then its name.
using Checkpoint = std::tuple<std::int64_t, std::string>;

struct Place
{
    Checkpoint checkpoint;
    double scale = 0;
    friend auto operator<=>(const Place&, const Place&) = default;
};

/// "ckpt-60__scale-0.5", as a run's log names its configurations.
std::optional<Place> placeOf(const std::string& configuration)
{
    const std::string mark = "__scale-";
    const auto at = configuration.find(mark);
    if (at == std::string::npos)
        return std::nullopt;
    Place place;
    const std::string name = configuration.substr(0, at);
    const char* begin = configuration.data() + at + mark.size();
    std::from_chars(begin, configuration.data() + configuration.size(), place.scale);
    std::int64_t step = 0;
    if (const auto dash = name.rfind('-'); dash != std::string::npos)
        std::from_chars(name.data() + dash + 1, name.data() + name.size(), step);
    place.checkpoint = {step, name};
    return place;
}

HeatGridData::Cell measuredCell(const EvalResults& results, PassKind kind)
{
    HeatGridData::Cell cell;
    cell.value = passOf(results.overall, kind);
    cell.interval = shownInterval(intervalsOf(results.overall, kind));
    return cell;
}

HeatGridData::Cell liveCell(const LiveState::Configuration& live, PassKind kind, int items)
{
    HeatGridData::Cell cell;
    if (live.itemsDone == 0) {
        cell.note = translated(QT_TRANSLATE_NOOP("mesewright::ui::Grid", "waiting"));
        return cell;
    }
    const int passed = kind == PassKind::At1 ? live.firstPassed : live.itemsPassed;
    cell.value = static_cast<double>(passed) / live.itemsDone;
    const int all = std::max(items, live.itemsDone);
    cell.share = static_cast<double>(live.itemsDone) / all;
    cell.note = translated(QT_TRANSLATE_NOOP("mesewright::ui::Grid", "%1 of %2 items"))
                    .arg(live.itemsDone)
                    .arg(all);
    return cell;
}

} // namespace

HeatGridData gridData(const GridSource& source, QList<int>* adapterOfCell)
{
    std::map<Place, HeatGridData::Cell> cells;
    std::map<Place, int> adapters;
    const auto& evidence = *source.evidence;
    for (std::size_t i = 0; i < evidence.adapters.size(); ++i) {
        const report::ResultsEvidence& adapter = evidence.adapters[i];
        const Place place{{adapter.step, adapter.checkpoint}, adapter.scale};
        const EvalResults* figures =
            static_cast<qsizetype>(i) < source.figures.size() ? source.figures[i] : nullptr;
        HeatGridData::Cell cell;
        if (figures)
            cell = measuredCell(*figures, source.kind);
        else
            cell.note = translated(QT_TRANSLATE_NOOP("mesewright::ui::Grid", "not judged"));
        cell.picked = evidence.picked == i;
        cells[place] = cell;
        adapters[place] = static_cast<int>(i);
    }
    if (source.live) {
        for (const LiveState::Configuration& live : source.live->configurations()) {
            const auto place = placeOf(live.name.toStdString());
            // A finished configuration is shown once its file is there.
            if (place && (!cells.contains(*place) || live.itemsDone < source.itemsOfOne))
                cells[*place] = liveCell(live, source.kind, source.itemsOfOne);
        }
    }

    HeatGridData data;
    QList<Checkpoint> rows;
    QList<double> columns;
    for (const auto& [place, cell] : cells) {
        if (!rows.contains(place.checkpoint))
            rows.append(place.checkpoint);
        if (!columns.contains(place.scale))
            columns.append(place.scale);
    }
    std::sort(rows.begin(), rows.end());
    std::sort(columns.begin(), columns.end());
    for (const double scale : columns)
        data.columns.append(translated(QT_TRANSLATE_NOOP("mesewright::ui::Grid", "scale %1"))
                                .arg(QString::fromStdString(report::scaleText(scale))));
    adapterOfCell->clear();
    for (const Checkpoint& row : rows) {
        data.rows.append(QString::fromStdString(std::get<1>(row)));
        for (const double scale : columns) {
            const auto cell = cells.find({row, scale});
            HeatGridData::Cell missing;
            missing.note = source.live
                               ? translated(QT_TRANSLATE_NOOP("mesewright::ui::Grid", "waiting"))
                               : translated(QT_TRANSLATE_NOOP("mesewright::ui::Grid", "not run"));
            data.cells.append(cell == cells.end() ? missing : cell->second);
            const auto adapter = adapters.find({row, scale});
            adapterOfCell->append(adapter == adapters.end() ? -1 : adapter->second);
        }
    }
    return data;
}

LeakNote leakNote(const report::Evidence& evidence)
{
    LeakNote note;
    const PassMetrics* base = evidence.baseline && evidence.baseline->results.clean
                                  ? &*evidence.baseline->results.clean
                                  : nullptr;
    for (const report::ResultsEvidence& adapter : evidence.adapters) {
        note.leakedRows = std::max(note.leakedRows, adapter.leaked);
        if (!adapter.results.clean)
            continue;
        note.cleanItems = adapter.results.clean->count;
        ++note.results;
        const auto interval = shownInterval(adapter.results.clean->passAtKInterval);
        if (base && interval && interval->low <= base->passAtK && base->passAtK <= interval->high)
            ++note.notToldApart;
    }
    return note;
}

} // namespace mesewright::ui
