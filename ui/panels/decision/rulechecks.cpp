// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/decision/decisionview.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace mesewright::ui {

namespace {

constexpr double alpha = 0.05;
constexpr double rateTolerance = 1e-9; // as the rule itself allows

QString translated(const char* text, int n = -1)
{
    return QCoreApplication::translate("mesewright::ui::Rule", text, nullptr, n);
}

State met(bool holds)
{
    return holds ? State::Passed : State::Failed;
}

void addGain(QList<RuleCheck>& checks, const GainRow& row, double threshold)
{
    checks.append(
        {met(row.gain + rateTolerance >= threshold),
         translated(QT_TRANSLATE_NOOP("mesewright::ui::Rule", "Difference reaches the threshold")),
         translated(QT_TRANSLATE_NOOP("mesewright::ui::Rule", "%1, asked %2"))
             .arg(pointsText(row.gain, {}), pointsText(threshold, {}))});
    checks.append({met(row.interval.low > rateTolerance),
                   translated(QT_TRANSLATE_NOOP("mesewright::ui::Rule", "Interval is above 0")),
                   translated(QT_TRANSLATE_NOOP("mesewright::ui::Rule", "lower end %1"))
                       .arg(pointsText(row.interval.low, {}))});
}

void addCorrection(QList<RuleCheck>& checks, const GainRow& row, int tried)
{
    const double p = row.holm.value_or(row.p);
    checks.append(
        {met(p <= alpha),
         translated(QT_TRANSLATE_NOOP("mesewright::ui::Rule", "Not picked by luck")),
         translated(QT_TRANSLATE_N_NOOP("mesewright::ui::Rule",
                                        "exact McNemar %1, Holm over %n configuration(s)"),
                    tried)
             .arg(pValueText(p))});
}

void addConfirmation(QList<RuleCheck>& checks, const DecisionShown& shown, double threshold)
{
    if (shown.confirmation.isEmpty()) {
        checks.append({State::NotExtracted,
                       translated(QT_TRANSLATE_NOOP("mesewright::ui::Rule", "Not confirmed")),
                       translated(QT_TRANSLATE_NOOP(
                           "mesewright::ui::Rule",
                           "the best of several was picked on the items that decide"))});
        return;
    }
    const GainRow& row = shown.confirmation.front();
    checks.append(
        {met(row.gain + rateTolerance >= threshold && row.interval.low > rateTolerance),
         translated(QT_TRANSLATE_NOOP("mesewright::ui::Rule", "Confirmed on other items")),
         translated(QT_TRANSLATE_NOOP("mesewright::ui::Rule", "picked on %1, confirmed on %2: %3"))
             .arg(shown.selectionItems)
             .arg(row.items)
             .arg(pointsText(row.gain, row.interval))});
}

void addDoubts(QList<RuleCheck>& checks, const DecisionShown& shown,
               const report::Evidence& evidence)
{
    checks.append(
        {shown.leakedItems == 0 ? State::Passed : State::Failed,
         translated(QT_TRANSLATE_NOOP("mesewright::ui::Rule", "No item stands in training")),
         shown.leakedItems == 0
             ? translated(QT_TRANSLATE_NOOP("mesewright::ui::Rule", "0 of %1 items"))
                   .arg(shown.selectionItems)
             : translated(QT_TRANSLATE_NOOP("mesewright::ui::Rule", "%1 of %2 items do"))
                   .arg(shown.leakedItems)
                   .arg(shown.selectionItems)});
    const GainRow* deciding = !shown.confirmation.isEmpty() ? &shown.confirmation.front()
                              : !shown.selection.isEmpty()  ? &shown.selection.front()
                                                            : nullptr;
    if (deciding && deciding->detectable) {
        const bool enough = std::abs(deciding->gain) + rateTolerance >= *deciding->detectable;
        checks.append(
            {enough ? State::Passed : State::NotExtracted,
             translated(QT_TRANSLATE_NOOP("mesewright::ui::Rule", "Enough items for this effect")),
             translated(QT_TRANSLATE_NOOP("mesewright::ui::Rule",
                                          "%1 items find %2 points in four of five such "
                                          "comparisons"))
                 .arg(deciding->items)
                 .arg(pointsText(*deciding->detectable, {}))});
    }
    std::set<std::uint64_t> seeds;
    for (const report::ResultsEvidence* one : report::allResults(evidence))
        seeds.insert(one->results.seed);
    if (seeds.size() == 1)
        checks.append({State::NotExtracted,
                       translated(QT_TRANSLATE_NOOP("mesewright::ui::Rule", "One seed only")),
                       translated(QT_TRANSLATE_NOOP("mesewright::ui::Rule",
                                                    "%1; reliability over seeds was not measured"))
                           .arg(*seeds.begin())});
}

} // namespace

QList<RuleCheck> ruleChecks(const DecisionShown& shown, const report::Evidence& evidence,
                            double threshold)
{
    QList<RuleCheck> checks;
    if (shown.selection.isEmpty())
        return checks;
    const GainRow& picked = shown.selection.front();
    addGain(checks, picked, threshold);
    addCorrection(checks, picked, static_cast<int>(shown.selection.size()));
    addConfirmation(checks, shown, threshold);
    addDoubts(checks, shown, evidence);
    return checks;
}

} // namespace mesewright::ui
