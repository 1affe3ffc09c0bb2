// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/baselinefigures.h"

#include "core/gates/passmetrics.h"
#include "core/scoring/decision.h"
#include "ui/models/itempairs.h"
#include "ui/panels/evaluation/figurecharts.h"

#include <QCoreApplication>
#include <QMap>

#include <algorithm>

namespace mesewright::ui {

namespace {

using report::ResultsEvidence;

QString translated(const char* text, int n = -1)
{
    return QCoreApplication::translate("mesewright::ui::Baseline", text, nullptr, n);
}

QString plainName()
{
    return translated(QT_TRANSLATE_NOOP("mesewright::ui::Baseline", "IIR, as in training"));
}

QString chatName()
{
    return translated(QT_TRANSLATE_NOOP("mesewright::ui::Baseline", "harmony chat format"));
}

void countReasons(QMap<QString, ExtractionReason>& reasons, const ResultsEvidence* results,
                  int ExtractionReason::*count)
{
    if (!results)
        return;
    for (const ItemResult& item : results->results.items) {
        for (const CandidateResult& candidate : item.candidates) {
            if (outcomeOf(candidate) != Outcome::NotExtracted)
                continue;
            const QString reason = QString::fromStdString(candidate.reason);
            reasons[reason].reason = reason;
            ++(reasons[reason].*count);
        }
    }
}

void addBars(QList<OutcomeBars::Bar>& bars, const ResultsEvidence* results, const QString& heading)
{
    if (!results)
        return;
    bars.append({heading, {}, true});
    QStringList order;
    QMap<QString, std::array<int, 4>> counts;
    for (const auto& [name, metrics] : results->results.families)
        order.append(QString::fromStdString(name));
    for (const ItemResult& item : results->results.items)
        for (const CandidateResult& candidate : item.candidates)
            ++counts[QString::fromStdString(item.family)]
                    [static_cast<std::size_t>(outcomeOf(candidate))];
    for (const QString& family : order)
        bars.append({family, counts.value(family), false});
}

} // namespace

IntervalChartData levelFigures(const QList<LevelResults>& levels)
{
    IntervalChartData data;
    bool chat = false;
    for (const LevelResults& level : levels) {
        IntervalChartRow row;
        row.label = level.name;
        row.strong = true;
        if (level.baseline)
            row.marks.append(figureMark(level.baseline->results.overall, PassKind::AtK,
                                        {plainName(), nullptr, 0, false}));
        if (level.baselineChat) {
            row.marks.append(figureMark(level.baselineChat->results.overall, PassKind::AtK,
                                        {chatName(), nullptr, 1, false}));
            chat = true;
        }
        if (row.marks.isEmpty())
            row.note =
                level.whyNot.isEmpty()
                    ? translated(
                          QT_TRANSLATE_NOOP("mesewright::ui::Baseline", "not judged yet: Rescore"))
                    : translated(QT_TRANSLATE_NOOP("mesewright::ui::Baseline", "not run: %1"))
                          .arg(level.whyNot);
        data.rows.append(row);
    }
    data.legend.append({plainName(), 0, false});
    if (chat)
        data.legend.append({chatName(), 1, false});
    return data;
}

QList<OutcomeBars::Bar> outcomeBars(const LevelResults& level)
{
    QList<OutcomeBars::Bar> bars;
    addBars(bars, level.baseline, QStringLiteral("IIR"));
    addBars(bars, level.baselineChat, chatName());
    return bars;
}

QList<ExtractionReason> extractionReasons(const LevelResults& level)
{
    QMap<QString, ExtractionReason> reasons;
    countReasons(reasons, level.baseline, &ExtractionReason::plain);
    countReasons(reasons, level.baselineChat, &ExtractionReason::chat);
    QList<ExtractionReason> list = reasons.values();
    std::stable_sort(list.begin(), list.end(),
                     [](const ExtractionReason& a, const ExtractionReason& b) {
                         return a.plain + a.chat > b.plain + b.chat;
                     });
    return list;
}

std::optional<FormatGain> formatGain(const LevelResults& level)
{
    if (!level.baseline || !level.baselineChat)
        return std::nullopt;
    const Result<PairedComparison> compared =
        compareItems(mergeDistinct(resultRows(level.baseline->results)),
                     mergeDistinct(resultRows(level.baselineChat->results)));
    if (!compared)
        return std::nullopt;
    return FormatGain{compared->gain.mean, {compared->gain.low, compared->gain.high}};
}

QString limitNote(const LevelResults& level)
{
    QStringList notes;
    for (const ResultsEvidence* results : {level.baseline, level.baselineChat}) {
        if (!results)
            continue;
        const auto cut = results->results.finishReasons.find("length");
        if (cut == results->results.finishReasons.end() || cut->second == 0)
            continue;
        notes.append(
            translated(QT_TRANSLATE_NOOP("mesewright::ui::Baseline",
                                         "%1: %2 of %3 answers ran to the limit of %4 tokens."))
                .arg(results == level.baseline ? QStringLiteral("IIR") : chatName())
                .arg(cut->second)
                .arg(results->answers)
                .arg(results->results.generationParams.maxNewTokens.value_or(0)));
    }
    return notes.join(QLatin1Char(' '));
}

} // namespace mesewright::ui
