// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/decision/gaintexts.h"

#include "core/report/figures.h"
#include "core/report/gatecards.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace mesewright::ui {

namespace {

QString translated(const char* text, int n = -1)
{
    return QCoreApplication::translate("mesewright::ui::Gains", text, nullptr, n);
}

void addGroup(IntervalChartData& data, const QString& heading, const QList<GainRow>& rows,
              bool used)
{
    if (rows.isEmpty())
        return;
    IntervalChartRow title;
    title.label = heading;
    title.heading = true;
    data.rows.append(title);
    for (const GainRow& row : rows) {
        IntervalChartRow line;
        line.label = row.label;
        line.strong = row.picked;
        IntervalChartMark mark;
        mark.value = row.gain;
        mark.interval = row.interval;
        mark.quiet = !used;
        mark.text = pointsText(row.gain, row.interval);
        mark.extra = pValueText(row.holm.value_or(row.p));
        mark.spoken = mark.text + QStringLiteral(", ") + mark.extra;
        line.marks.append(mark);
        data.rows.append(line);
    }
}

QString shortHash(const std::string& hash)
{
    return QString::fromStdString(hash.substr(0, 10));
}

/// What a file is to the decision.
QString roleOf(const std::string& file)
{
    const std::string name = file.substr(file.rfind('/') + 1);
    if (file.find("confirm") != std::string::npos)
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Gains", "confirmation"));
    if (name.starts_with("baseline"))
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Gains", "gate B"));
    if (name.find("__scale-") != std::string::npos)
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Gains", "gate D"));
    if (name == "comparison_results.json")
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Gains", "gate E"));
    if (name == "config.yaml")
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Gains", "settings"));
    if (file.starts_with("env/"))
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Gains", "gate A2"));
    return translated(QT_TRANSLATE_NOOP("mesewright::ui::Gains", "data"));
}

} // namespace

IntervalChartData gainChart(const DecisionShown& shown, double threshold)
{
    IntervalChartData data;
    data.points = true;
    constexpr double tick = 0.2;
    double low = 0;
    double high = std::max(threshold, tick);
    for (const QList<GainRow>* rows : {&shown.confirmation, &shown.selection, &shown.clean}) {
        for (const GainRow& row : *rows) {
            low = std::min(low, row.interval.low);
            high = std::max(high, row.interval.high);
        }
    }
    data.low = std::max(-1.0, std::floor(low / tick + 1e-9) * tick);
    data.high = std::min(1.0, std::ceil(high / tick - 1e-9) * tick);
    data.tickStep = tick;
    const bool confirmed = !shown.confirmation.isEmpty();
    if (confirmed)
        addGroup(data,
                 translated(QT_TRANSLATE_N_NOOP("mesewright::ui::Gains",
                                                "CONFIRMATION SET · %n item(s), no gate used them"),
                            static_cast<int>(shown.confirmation.front().items)),
                 shown.confirmation, true);
    QString selection =
        translated(QT_TRANSLATE_N_NOOP("mesewright::ui::Gains", "SELECTION · %n item(s)"),
                   static_cast<int>(shown.selectionItems));
    if (shown.leakedItems > 0)
        selection += translated(QT_TRANSLATE_NOOP("mesewright::ui::Gains",
                                                  ", %1 of them leaked (shown, not used)"))
                         .arg(shown.leakedItems);
    else
        selection += translated(QT_TRANSLATE_NOOP("mesewright::ui::Gains",
                                                  ", p corrected for all configurations tried"));
    addGroup(data, selection, shown.selection, shown.leakedItems == 0);
    addGroup(data,
             translated(QT_TRANSLATE_N_NOOP("mesewright::ui::Gains",
                                            "CLEAN PART OF THE SELECTION · %n item(s)"),
                        static_cast<int>(shown.cleanItems)),
             shown.clean, true);
    data.threshold = threshold;
    data.thresholdIsWhatIf = std::abs(threshold - recordedThreshold) > 1e-9;
    data.thresholdText =
        (data.thresholdIsWhatIf
             ? translated(QT_TRANSLATE_NOOP("mesewright::ui::Gains", "what-if %1"))
             : translated(QT_TRANSLATE_NOOP("mesewright::ui::Gains", "threshold %1")))
            .arg(pointsText(threshold, {}));
    return data;
}

void fillEvidence(TextTableModel& model, const report::Evidence& evidence, bool recorded)
{
    QList<TextTableModel::Row> rows;
    if (recorded) {
        for (const report::RecordedHash& hash : evidence.recorded) {
            const bool changed = hash.state == "changed";
            rows.append(
                {{QString::fromStdString(hash.name), QString::fromStdString(hash.recordedBy),
                  QString::fromStdString(hash.state)},
                 QString::fromStdString(hash.sha256),
                 changed                     ? std::optional(State::Failed)
                 : hash.state == "unchanged" ? std::optional(State::Passed)
                                             : std::nullopt});
        }
        model.setFigureColumns({});
        model.setTable({translated(QT_TRANSLATE_NOOP("mesewright::ui::Gains", "Input")),
                        translated(QT_TRANSLATE_NOOP("mesewright::ui::Gains", "Recorded by")),
                        translated(QT_TRANSLATE_NOOP("mesewright::ui::Gains", "Now"))},
                       rows);
        return;
    }
    for (const report::HashedFile& file : evidence.files) {
        const QString path = QString::fromStdString(file.file);
        // What the decision rests on; logs, other levels and the adapter's marks are not it.
        if (!path.startsWith(QStringLiteral("eval/results/")) &&
            !path.startsWith(QStringLiteral("eval/confirm")) &&
            path != QStringLiteral("config.yaml") && path != QStringLiteral("env/report.json") &&
            !path.startsWith(QStringLiteral("data/")))
            continue;
        rows.append(
            {{path.section(QLatin1Char('/'), -1), roleOf(file.file), shortHash(file.sha256)},
             path + QLatin1Char('\n') + QString::fromStdString(file.sha256),
             {}});
    }
    model.setFigureColumns({0, 2});
    model.setTable({translated(QT_TRANSLATE_NOOP("mesewright::ui::Gains", "Evidence")), QString(),
                    QStringLiteral("SHA-256")},
                   rows);
}

QString decisionSentence(const DecisionShown& shown, const report::Evidence& evidence)
{
    const report::ResultsEvidence* picked =
        evidence.picked ? &evidence.adapters[*evidence.picked] : nullptr;
    if (shown.decision == QStringLiteral("FAIL") || !picked)
        return shown.decision == QStringLiteral("PROCEED")
                   ? translated(QT_TRANSLATE_NOOP("mesewright::ui::Gains", "Proceed."))
               : shown.decision == QStringLiteral("ADJUST")
                   ? translated(QT_TRANSLATE_NOOP("mesewright::ui::Gains", "Adjust and try again."))
                   : translated(
                         QT_TRANSLATE_NOOP("mesewright::ui::Gains", "Fail: nothing to keep."));
    const QString form =
        shown.decision == QStringLiteral("PROCEED")
            ? translated(QT_TRANSLATE_NOOP("mesewright::ui::Gains", "Proceed with %1 at scale %2."))
            : translated(QT_TRANSLATE_NOOP("mesewright::ui::Gains",
                                           "Adjust: %1 at scale %2 is not good enough."));
    return form.arg(QString::fromStdString(picked->checkpoint),
                    QString::fromStdString(report::scaleText(picked->scale)));
}

QString decisionReason(const DecisionShown& shown, const report::Evidence& evidence)
{
    const bool told = shown.decision == QStringLiteral("PROCEED") &&
                      shown.rule == QStringLiteral("paired") && !shown.selection.isEmpty();
    if (!told)
        return QString::fromStdString(report::headlineReason(evidence));
    const GainRow& selected = shown.selection.front();
    const QString selection =
        translated(QT_TRANSLATE_N_NOOP("mesewright::ui::Gains",
                                       "On the %n item(s) it was picked on it passes %1 points "
                                       "more than the base, %2 corrected."),
                   static_cast<int>(selected.items))
            .arg(pointsText(selected.gain, selected.interval),
                 pValueText(selected.holm.value_or(selected.p))
                     .replace(QLatin1Char(' '), QChar(QChar::Nbsp)));
    if (shown.confirmation.isEmpty())
        return selection;
    const GainRow& confirmed = shown.confirmation.front();
    return translated(
               QT_TRANSLATE_N_NOOP("mesewright::ui::Gains",
                                   "On %n item(s) that no gate used it passes %1 points more "
                                   "than the base, paired."),
               static_cast<int>(confirmed.items))
               .arg(pointsText(confirmed.gain, confirmed.interval)) +
           QLatin1Char(' ') + selection;
}

} // namespace mesewright::ui
