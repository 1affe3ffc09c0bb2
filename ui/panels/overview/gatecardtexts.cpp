// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/overview/gatecardtexts.h"

#include "core/report/gatecards.h"
#include "ui/models/runsmodel.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QLocale>

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
    const auto absent = std::count_if(probes.begin(), probes.end(), [](const auto& probe) {
        return !probe.passed && probe.severity == Severity::Note;
    });
    if (absent > 0)
        card.caption.append(translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview",
                                                         "%1 absent and not needed here"))
                                .arg(absent));
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
    card.caption.append(
        translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "%1 format, %2 level"))
            .arg(QString::fromStdString(evidence.baseline->results.format),
                 QString::fromStdString(evidence.baseline->results.level)));
    if (!evidence.baselineChat)
        card.findings.append({State::NotRun, QStringLiteral("info"),
                              translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview",
                                                           "The chat format is not measured."))});
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
    const auto kept = static_cast<int>(evidence.training->checkpoints.size());
    if (kept > 0)
        card.findings.append({State::Passed, QStringLiteral("check"),
                              QCoreApplication::translate("mesewright::ui::Overview",
                                                          "%n checkpoint(s) kept", nullptr, kept)});
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

/// What is needed before a gate can run; empty: nothing.
QString missingFor(const QString& gate, const Evidence& evidence)
{
    if (gate == QLatin1String("D") &&
        (!evidence.training || evidence.training->checkpoints.empty()))
        return translated(
            QT_TRANSLATE_NOOP("mesewright::ui::Overview", "there is no checkpoint: train one"));
    if (gate == QLatin1String("E") && (!evidence.baseline || evidence.adapters.empty()))
        return translated(
            QT_TRANSLATE_NOOP("mesewright::ui::Overview", "results of gates B and D are needed"));
    return {};
}

/// The button's word where the gate has not run, and where it has.
std::pair<QString, QString> wordsOf(const QString& gate)
{
    if (gate == QLatin1String("A2"))
        return {translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "Check")),
                translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "Check again"))};
    if (gate == QLatin1String("C"))
        return {translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "Train")),
                translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "Train again"))};
    if (gate == QLatin1String("E"))
        return {translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "Decide")),
                translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "Decide again"))};
    return {translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "Measure")),
            translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "Measure again"))};
}

void setStep(OverviewCard& card, GateStep step, const QString& icon, const QString& word)
{
    card.step = step;
    card.actionIcon = icon;
    card.action = word;
}

/// The one button of every card: the next sensible step of its gate.
void describeStep(OverviewCard& card, const RunSummary* newest, bool busy, const Evidence& evidence)
{
    const auto [first, again] = wordsOf(card.code);
    const bool begun = card.state != GateState::Blocked && card.state != GateState::Ready;
    const QString lacks = missingFor(card.code, evidence);
    if (newest && newest->alive) {
        setStep(card, GateStep::Watch, QStringLiteral("eye"),
                translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "Watch")));
    } else if (newest && newest->resumable() && !busy) {
        setStep(card, GateStep::Resume, QStringLiteral("play"),
                translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "Resume")));
    } else if (!lacks.isEmpty() && card.code == QLatin1String("E")) {
        setStep(card, GateStep::Read, QStringLiteral("file"),
                translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "Read the rule")));
    } else if (!lacks.isEmpty() && !busy) {
        setStep(card, GateStep::Start, QStringLiteral("play"), first);
        card.actionEnabled = false;
        card.whyNot = lacks;
    } else if (busy) {
        setStep(card, GateStep::Queue, QStringLiteral("queue"),
                translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "Add to queue")));
    } else {
        setStep(card, GateStep::Start, begun ? QStringLiteral("stale") : QStringLiteral("play"),
                begun ? again : first);
    }
}

/// A finding's lines on a card are few words: its first clause.
QString shortText(const std::string& text)
{
    const QString clause = QString::fromStdString(text)
                               .section(QLatin1String(": "), 0, 0)
                               .section(QLatin1Char(';'), 0, 0);
    return clause.left(1).toUpper() + clause.mid(1);
}

/// What makes the number doubtful stands on the card of the gate whose file it is about.
void describeDoubts(QList<OverviewCard>& cards, const Evidence& evidence)
{
    for (const Finding& finding : evidence.warnings) {
        const QString file = QString::fromStdString(finding.file);
        int card = 3;
        if (finding.severity == Severity::Note)
            continue;
        if (file.contains(QLatin1String("comparison")) ||
            file.contains(QLatin1String("confirmation")))
            card = 4;
        else if (file.contains(QLatin1String("baseline")) ||
                 file.startsWith(QLatin1String("data/")))
            card = 1;
        else if (file.startsWith(QLatin1String("runs/")) ||
                 file.startsWith(QLatin1String("adapters")))
            card = 2;
        const bool error = finding.severity == Severity::Error;
        cards[card].findings.append({error ? State::Failed : State::NotExtracted,
                                     error ? QStringLiteral("error") : QStringLiteral("warning"),
                                     shortText(finding.text)});
        if (cards[card].state == GateState::Done)
            cards[card].state = GateState::Warning;
    }
}

QString panelOfGate(const QString& gate)
{
    if (gate == QLatin1String("A2"))
        return QStringLiteral("environment");
    if (gate == QLatin1String("C"))
        return QStringLiteral("training");
    return gate == QLatin1String("E") ? QStringLiteral("decision") : QStringLiteral("evaluation");
}

void describeDecision(GateCardText& card, const Evidence& evidence)
{
    if (!evidence.comparison) {
        card.hero = translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "No decision"));
        card.heroQuiet = true;
        card.caption = {translated(
            QT_TRANSLATE_NOOP("mesewright::ui::Overview",
                              "rule: the gain is real and large enough on unseen items"))};
        card.findings.clear();
        const auto need = [&](bool met, const char* text) {
            card.findings.append({met ? State::Passed : State::NotRun,
                                  met ? QStringLiteral("check") : QStringLiteral("circle"),
                                  translated(text)});
        };
        need(evidence.baseline.has_value(),
             QT_TRANSLATE_NOOP("mesewright::ui::Overview", "the base, measured (gate B)"));
        need(!evidence.adapters.empty(),
             QT_TRANSLATE_NOOP("mesewright::ui::Overview", "adapters, measured (gate D)"));
        need(evidence.confirmAdapter.has_value(),
             QT_TRANSLATE_NOOP("mesewright::ui::Overview", "a confirmation set (advised)"));
        return;
    }
    const ComparisonResults& comparison = *evidence.comparison;
    card.hero = QString::fromStdString(comparison.decision);
    card.caption = {QString::fromStdString(report::headline(evidence))};
    if (evidence.confirmAdapter)
        card.findings.append({State::Passed, QStringLiteral("check"),
                              translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview",
                                                           "Judged on a confirmation set, too."))});
    if (comparison.deltas)
        card.caption.append(
            translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "gain %1 points at pass@k"))
                .arg(pointsText(comparison.deltas->passAtK, std::nullopt)));
}

QString gateVerb(const QString& gate)
{
    for (const char* verb : {"env", "baseline", "train", "adapters", "compare"})
        if (gateCodeOf(verb) == gate)
            return QLatin1String(verb);
    return {};
}

const RunSummary* newestOf(const WorkspaceSnapshot& snapshot, const QString& gate)
{
    for (auto run = snapshot.runs.rbegin(); run != snapshot.runs.rend(); ++run)
        if (gateCodeOf(run->verb) == gate)
            return &*run;
    return nullptr;
}

/// How far the run at work is, above what is doubtful.
void describeProgress(OverviewCard& card, const RunSummary& run)
{
    const Progress& progress = run.state.progress;
    if (progress.total <= 0)
        return;
    card.findings.prepend({State::Running, QStringLiteral("clock"),
                           translated(QT_TRANSLATE_NOOP("mesewright::ui::Overview", "%1 of %2"))
                               .arg(QLocale().toString(qint64(progress.done)),
                                    QLocale().toString(qint64(progress.total)))});
}

} // namespace

QList<OverviewCard> gateCardTexts(const WorkspaceSnapshot& snapshot, const QDateTime& now)
{
    const Evidence& evidence = snapshot.evidence;
    QList<OverviewCard> cards;
    for (const char* id : {"A2", "B", "C", "D", "E"}) {
        OverviewCard card;
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
        card.verb = gateVerb(card.code);
        card.panel = panelOfGate(card.code);
        cards.append(card);
    }
    describeEnvironment(cards[0], evidence);
    describeBaseline(cards[1], evidence);
    describeTraining(cards[2], evidence);
    describeAdapters(cards[3], evidence);
    describeDecision(cards[4], evidence);
    describeDoubts(cards, evidence);
    const bool busy = std::any_of(snapshot.runs.begin(), snapshot.runs.end(),
                                  [](const RunSummary& run) { return run.alive; });
    for (OverviewCard& card : cards) {
        const RunSummary* newest = newestOf(snapshot, card.code);
        if (newest) {
            card.runId = QString::fromStdString(newest->id);
            card.age = ageText(
                QDateTime::fromString(QString::fromStdString(newest->created), Qt::ISODate), now);
            if (newest->alive) {
                card.state = gateStateOf(newest->status);
                describeProgress(card, *newest);
            }
        }
        describeStep(card, newest, busy, evidence);
    }
    if (evidence.environment)
        for (const auto& [name, value] : evidence.environment->facts)
            if (name == "created" && cards[0].age.isEmpty())
                cards[0].age =
                    ageText(QDateTime::fromString(QString::fromStdString(value), Qt::ISODate), now);
    return cards;
}

} // namespace mesewright::ui
