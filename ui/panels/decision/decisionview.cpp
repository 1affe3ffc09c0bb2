// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/decision/decisionview.h"

#include "core/gates/passmetrics.h"
#include "core/scoring/decision.h"
#include "ui/models/itempairs.h"
#include "ui/models/levelresults.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace mesewright::ui {

namespace {

using report::Evidence;
using report::ResultsEvidence;

QString labelOfFile(const Evidence& evidence, const std::string& file)
{
    for (const ResultsEvidence& adapter : evidence.adapters)
        if (adapter.file.substr(adapter.file.rfind('/') + 1) == file)
            return QString::fromStdString(adapter.label);
    return QString::fromStdString(file);
}

GainRow recorded(const Evidence& evidence, const ComparedConfiguration& one)
{
    GainRow row;
    row.label = labelOfFile(evidence, one.adapterFile);
    row.gain = one.deltaPassAtK;
    row.interval = one.interval;
    row.p = one.pValue;
    row.holm = one.holm;
    row.won = one.gained;
    row.lost = one.lost;
    row.items = one.distinctItems;
    row.detectable = one.detectableEffect;
    return row;
}

GainRow computed(const QString& label, const PairedComparison& comparison)
{
    GainRow row;
    row.label = label;
    row.gain = comparison.gain.mean;
    row.interval = {comparison.gain.low, comparison.gain.high};
    row.p = comparison.p;
    row.won = comparison.won;
    row.lost = comparison.lost;
    row.items = static_cast<std::int64_t>(comparison.items);
    row.detectable = comparison.detectable;
    return row;
}

/// Rows of the items that `keep` wants.
template <class Keep>
std::vector<ResultRow> rowsWhere(const EvalResults& results, const Keep& keep)
{
    EvalResults some;
    for (const ItemResult& item : results.items)
        if (keep(item))
            some.items.push_back(item);
    return resultRows(some);
}

std::optional<PairedComparison> compareWhere(const EvalResults& base, const EvalResults& adapter,
                                             const std::function<bool(const ItemResult&)>& keep)
{
    const auto comparison =
        compareItems(mergeDistinct(rowsWhere(base, keep)), mergeDistinct(rowsWhere(adapter, keep)));
    return comparison ? std::optional(*comparison) : std::nullopt;
}

std::set<std::string> leakedKeys(const Evidence& evidence)
{
    std::set<std::string> leaked;
    for (const ResultsEvidence& adapter : evidence.adapters)
        for (const ItemResult& item : adapter.results.items)
            if (isMarkedLeaked(item))
                leaked.insert(pairingKey(item));
    return leaked;
}

/// The picked one first, then by gain.
void sortRows(QList<GainRow>& rows)
{
    std::stable_sort(rows.begin(), rows.end(), [](const GainRow& a, const GainRow& b) {
        return a.picked != b.picked ? a.picked : a.gain > b.gain;
    });
}

void fillSelection(DecisionShown& shown, const Evidence& evidence)
{
    if (!evidence.baseline || evidence.adapters.empty())
        return;
    const QString picked = evidence.picked
                               ? QString::fromStdString(evidence.adapters[*evidence.picked].label)
                               : QString();
    if (evidence.comparison)
        for (const ComparedConfiguration& one : evidence.comparison->configurations)
            shown.selection.append(recorded(evidence, one));
    if (shown.selection.isEmpty()) {
        const auto all = [](const ItemResult&) { return true; };
        for (const ResultsEvidence& adapter : evidence.adapters)
            if (const auto comparison =
                    compareWhere(evidence.baseline->results, adapter.results, all))
                shown.selection.append(
                    computed(QString::fromStdString(adapter.label), *comparison));
    }
    const std::set<std::string> leaked = leakedKeys(evidence);
    std::set<std::string> distinct;
    for (const ItemResult& item : evidence.baseline->results.items)
        distinct.insert(pairingKey(item));
    shown.selectionItems = static_cast<std::int64_t>(distinct.size());
    shown.leakedItems = static_cast<std::int64_t>(leaked.size());
    shown.cleanItems = shown.selectionItems - shown.leakedItems;
    if (!leaked.empty()) {
        const auto clean = [&](const ItemResult& item) {
            return !leaked.contains(pairingKey(item));
        };
        for (const ResultsEvidence& adapter : evidence.adapters)
            if (const auto comparison =
                    compareWhere(evidence.baseline->results, adapter.results, clean))
                shown.clean.append(computed(QString::fromStdString(adapter.label), *comparison));
    }
    for (QList<GainRow>* rows : {&shown.selection, &shown.clean}) {
        for (GainRow& row : *rows)
            row.picked = row.label == picked;
        sortRows(*rows);
    }
}

void fillConfirmation(DecisionShown& shown, const Evidence& evidence)
{
    if (evidence.comparison && evidence.comparison->confirmation) {
        shown.confirmation.append(recorded(evidence, *evidence.comparison->confirmation));
    } else if (evidence.confirmBaseline && evidence.confirmAdapter) {
        const auto all = [](const ItemResult&) { return true; };
        if (const auto comparison = compareWhere(evidence.confirmBaseline->results,
                                                 evidence.confirmAdapter->results, all))
            shown.confirmation.append(
                computed(QString::fromStdString(evidence.confirmAdapter->label), *comparison));
    }
    for (GainRow& row : shown.confirmation)
        row.picked = true;
}

void fillFamilies(DecisionShown& shown, const ResultsEvidence& base, const ResultsEvidence& adapter)
{
    for (const auto& [name, metrics] : base.results.families) {
        const PassMetrics* after = adapter.results.family(name);
        if (!after)
            continue;
        FamilyGain family;
        family.family = QString::fromStdString(name);
        family.base = metrics;
        family.adapter = *after;
        family.gain = after->passAtK - metrics.passAtK;
        const auto same = [&name](const ItemResult& item) { return item.family == name; };
        if (const auto comparison = compareWhere(base.results, adapter.results, same)) {
            family.gain = comparison->gain.mean;
            family.interval = Interval{comparison->gain.low, comparison->gain.high};
        }
        shown.families.append(family);
    }
    const auto least =
        std::min_element(shown.families.begin(), shown.families.end(),
                         [](const FamilyGain& a, const FamilyGain& b) { return a.gain < b.gain; });
    const auto most =
        std::max_element(shown.families.begin(), shown.families.end(),
                         [](const FamilyGain& a, const FamilyGain& b) { return a.gain < b.gain; });
    if (least != shown.families.end() && least->gain < most->gain)
        least->least = true;
}

} // namespace

DecisionShown decisionShown(const Evidence& evidence, double threshold)
{
    DecisionShown shown;
    if (evidence.comparison) {
        shown.decision = QString::fromStdString(evidence.comparison->decision);
        shown.rule = QString::fromStdString(evidence.comparison->rule);
    }
    if (shown.rule.isEmpty())
        shown.rule = evidence.comparison ? QStringLiteral("seed") : QStringLiteral("paired");
    fillSelection(shown, evidence);
    fillConfirmation(shown, evidence);
    const bool confirmed = evidence.confirmBaseline && evidence.confirmAdapter;
    const ResultsEvidence* base = confirmed           ? &*evidence.confirmBaseline
                                  : evidence.baseline ? &*evidence.baseline
                                                      : nullptr;
    const ResultsEvidence* adapter = confirmed         ? &*evidence.confirmAdapter
                                     : evidence.picked ? &evidence.adapters[*evidence.picked]
                                                       : nullptr;
    shown.familiesConfirmed = confirmed;
    if (base) {
        shown.base = base->results.overall;
        shown.passName = passName(base->results, PassKind::AtK);
    }
    if (adapter)
        shown.adapter = adapter->results.overall;
    if (base && adapter)
        fillFamilies(shown, *base, *adapter);
    shown.checks = ruleChecks(shown, evidence, threshold);
    return shown;
}

WhatIf whatIf(const Evidence& evidence, const QString& rule, double threshold)
{
    WhatIf result;
    if (!evidence.baseline)
        return result;
    if (rule == QStringLiteral("seed")) {
        // The Python project's rule knows one threshold; its gain is held against ours.
        std::vector<NamedSeedMetrics> named;
        for (const ResultsEvidence& adapter : evidence.adapters)
            named.push_back({adapter.label, seedMetrics(resultRows(adapter.results))});
        const SeedDecision seed =
            decideSeed(seedMetrics(resultRows(evidence.baseline->results)), named);
        const bool proceeds = seed.decision != Decision::Fail && seed.deltaPassAtK >= threshold;
        const Decision decision = seed.decision == Decision::Fail ? Decision::Fail
                                  : proceeds                      ? Decision::Proceed
                                                                  : Decision::Adjust;
        result.decision = QString::fromStdString(std::string(decisionName(decision)));
        if (seed.decision == Decision::Fail)
            result.reason = QString::fromStdString(seed.reason);
        else
            result.reason =
                QCoreApplication::translate("mesewright::ui::Rule",
                                            "%1 changes pass@k by %2 points; %3 are asked for")
                    .arg(QString::fromStdString(evidence.adapters[seed.picked].label),
                         pointsText(seed.deltaPassAtK, {}), pointsText(threshold, {}));
        return result;
    }
    PairedDecisionInput input;
    input.threshold = threshold;
    input.baseline = resultRows(evidence.baseline->results);
    for (const ResultsEvidence& adapter : evidence.adapters)
        input.configurations.push_back({adapter.label, resultRows(adapter.results)});
    if (evidence.confirmBaseline && evidence.confirmAdapter) {
        input.confirmBaseline = resultRows(evidence.confirmBaseline->results);
        input.confirmAdapter = resultRows(evidence.confirmAdapter->results);
    }
    const Result<PairedDecision> decided = decidePaired(input);
    if (!decided) {
        result.reason = QString::fromStdString(decided.error().message);
        return result;
    }
    result.decision = QString::fromStdString(std::string(decisionName(decided->decision)));
    result.reason = QString::fromStdString(decided->reason);
    return result;
}

} // namespace mesewright::ui
