// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/overview/gatecardtexts.h"

#include "core/report/gatecards.h"
#include "ui/models/runsmodel.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace mesewright::ui {

namespace {

using report::Evidence;
using report::GateEvidence;

QString translated(const char* text)
{
    return QCoreApplication::translate("mesewright::ui::Overview", text);
}

GateState stateOf(report::GateState state)
{
    switch (state) {
    case report::GateState::Done:
        return GateState::Done;
    case report::GateState::Warning:
        return GateState::Warning;
    case report::GateState::Failed:
        return GateState::Failed;
    case report::GateState::Stale:
        return GateState::Stale;
    case report::GateState::Running:
        return GateState::Running;
    case report::GateState::Missing:
        break;
    }
    return GateState::Blocked;
}

QString nameOf(const std::string& gate)
{
    if (gate == "A2")
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "Environment"));
    if (gate == "B")
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "Baseline"));
    if (gate == "C")
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "Training"));
    if (gate == "D")
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "Adapters"));
    return translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "Decision"));
}

State stateOf(const report::ProbeRow& probe)
{
    if (probe.severity == Severity::Error)
        return State::Failed;
    if (probe.severity == Severity::Warning)
        return State::NotExtracted;
    return probe.passed ? State::Passed : State::NotRun;
}

void describeEnvironment(GateCardText& card, const Evidence& evidence)
{
    if (!evidence.environment)
        return;
    const auto& probes = evidence.environment->probes;
    const auto passed = std::count_if(probes.begin(), probes.end(),
                                      [](const report::ProbeRow& probe) { return probe.passed; });
    card.hero = translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "%1 of %2"))
                    .arg(passed)
                    .arg(probes.size());
    card.caption = {translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "probes passed"))};
    for (const report::ProbeRow& probe : probes) {
        card.picture.squares.append(stateOf(probe));
        if (!probe.passed && probe.severity != Severity::Note) {
            card.findings.append({stateOf(probe),
                                  probe.severity == Severity::Error ? QStringLiteral("error")
                                                                    : QStringLiteral("warning"),
                                  QString::fromStdString(probe.name + ": " + probe.found)});
        }
    }
}

/// Hero, caption and interval of one results file.
void describeResults(GateCardText& card, const report::ResultsEvidence& results)
{
    const PassMetrics& overall = results.results.overall;
    const auto& interval = overall.passAtKInterval.bootstrap ? overall.passAtKInterval.bootstrap
                                                             : overall.passAtKInterval.wilson;
    card.hero = percentText(overall.passAtK);
    QString line = QString::fromStdString(report::passName(results.results));
    if (interval)
        line += QLatin1Char(' ') + intervalText(*interval);
    line += QStringLiteral(" · ") +
            translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "%1 of %2"))
                .arg(report::passedItems(overall))
                .arg(overall.count);
    card.caption.append(line);
    IntervalMark mark;
    mark.value = overall.passAtK;
    mark.interval = interval;
    card.picture.interval = mark;
}

void describeBaseline(GateCardText& card, const Evidence& evidence)
{
    if (!evidence.baseline)
        return;
    describeResults(card, *evidence.baseline);
    card.caption.append(translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "%1 level"))
                            .arg(QString::fromStdString(evidence.baseline->results.level)));
}

void describeTraining(GateCardText& card, const Evidence& evidence)
{
    if (!evidence.training || evidence.training->steps.empty())
        return;
    const auto& steps = evidence.training->steps;
    const report::LossSummary loss = report::lossSummary(steps);
    if (std::isfinite(loss.last))
        card.hero = QString::number(loss.last, 'f', 4);
    card.caption = {
        translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "loss, from %1 in %2 steps"))
            .arg(QString::number(loss.first, 'f', 3))
            .arg(steps.size()),
        durationText(loss.seconds)};
    for (const StepEvent& step : steps)
        if (std::isfinite(step.loss))
            card.picture.spark.append(step.loss);
}

void describeAdapters(GateCardText& card, const Evidence& evidence)
{
    if (evidence.adapters.empty())
        return;
    const auto best = std::max_element(
        evidence.adapters.begin(), evidence.adapters.end(), [](const auto& a, const auto& b) {
            return a.results.overall.passAtK < b.results.overall.passAtK;
        });
    const auto& picked = evidence.picked ? evidence.adapters[*evidence.picked] : *best;
    describeResults(card, picked);
    if (evidence.baseline && card.picture.interval)
        card.picture.interval->reference = evidence.baseline->results.overall.passAtK;
    card.caption.append(translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "best of %1 · %2"))
                            .arg(evidence.adapters.size())
                            .arg(QString::fromStdString(picked.label)));
}

/// The button of every card: the gate with its usual options. What a gate builds on comes first.
void describeActions(QList<GateCardText>& cards, const WorkspaceSnapshot& snapshot)
{
    const bool busy = std::any_of(snapshot.runs.begin(), snapshot.runs.end(),
                                  [](const RunSummary& run) { return run.alive; });
    const Evidence& evidence = snapshot.evidence;
    for (GateCardText& card : cards) {
        const bool run = card.state != GateState::Blocked;
        card.action = run ? translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "Run again"))
                          : translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "Run"));
        card.actionIcon = QStringLiteral("play");
        if (busy)
            card.whyNot =
                translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "a run is at work"));
        else if (card.code == QLatin1String("D") &&
                 (!evidence.training || evidence.training->checkpoints.empty()))
            card.whyNot = translated(
                QT_TRANSLATE_NOOP("mesewright::ui::Overview", "there is no checkpoint: train one"));
        else if (card.code == QLatin1String("E") &&
                 (!evidence.baseline || evidence.adapters.empty()))
            card.whyNot = translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview",
                                                       "results of gates B and D are needed"));
        card.actionEnabled = card.whyNot.isEmpty();
    }
}

void describeDecision(GateCardText& card, const Evidence& evidence)
{
    if (!evidence.comparison) {
        card.hero = translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "No decision"));
        card.heroQuiet = true;
        return;
    }
    card.hero = QString::fromStdString(evidence.comparison->decision);
    card.caption = {QString::fromStdString(report::headline(evidence))};
}

} // namespace

QList<GateCardText> gateCardTexts(const WorkspaceSnapshot& snapshot, const QDateTime& now)
{
    const Evidence& evidence = snapshot.evidence;
    QList<GateCardText> cards;
    for (const char* id : {"A2", "B", "C", "D", "E"}) {
        GateCardText card;
        card.code = QLatin1String(id);
        card.name = nameOf(id);
        card.hero = translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "Not run"));
        card.heroQuiet = true;
        const auto gate = std::find_if(evidence.gates.begin(), evidence.gates.end(),
                                       [id](const GateEvidence& g) { return g.id == id; });
        if (gate != evidence.gates.end()) {
            card.state = stateOf(gate->state);
            card.heroQuiet = gate->state == report::GateState::Missing;
            if (!gate->files.empty())
                card.evidence = QString::fromStdString(gate->files.front());
            if (gate->state == report::GateState::Missing)
                card.findings.append({State::NotRun, QStringLiteral("circle"),
                                      QString::fromStdString(gate->detail)});
        }
        cards.append(card);
    }
    describeEnvironment(cards[0], evidence);
    describeBaseline(cards[1], evidence);
    describeTraining(cards[2], evidence);
    describeAdapters(cards[3], evidence);
    describeDecision(cards[4], evidence);
    for (auto run = snapshot.runs.rbegin(); run != snapshot.runs.rend(); ++run) {
        const QString code = gateCodeOf(run->verb);
        for (GateCardText& card : cards) {
            if (card.code != code || !card.age.isEmpty())
                continue;
            card.age = ageText(
                QDateTime::fromString(QString::fromStdString(run->created), Qt::ISODate), now);
            if (run->alive)
                card.state = gateStateOf(run->status);
        }
    }
    describeActions(cards, snapshot);
    return cards;
}

} // namespace mesewright::ui
