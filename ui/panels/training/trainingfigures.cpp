// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/training/trainingfigures.h"

#include "ui/charts/charttexts.h"
#include "ui/models/runsmodel.h"
#include "ui/panels/training/chartcaptions.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace mesewright::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("mesewright::ui", text);
}

QString countText(std::int64_t count)
{
    return QLocale().toString(static_cast<qlonglong>(count));
}

QString rangeText(const TimeLeft::Range& range)
{
    const QString low = clockText(range.low);
    const QString high = clockText(range.high);
    return low == high ? low : low + QChar(0x2013) + high;
}

Figure speedFigure(const TrainingRun& run)
{
    const double seconds = *run.secondsAStep();
    QString note = tr("a step");
    if (const auto tokens = run.tokensASecond())
        note += QStringLiteral(" · ") + tr("%1 tokens/s").arg(QLocale().toString(*tokens, 'f', 0));
    return {tr("Speed"), QStringLiteral("%1 s").arg(significantText(seconds, 3)), note};
}

Figure timeFigure(const TrainingRun& run, const RunSummary& summary)
{
    if (summary.alive && summary.status != RunStatus::Paused) {
        const auto left = run.timeLeft();
        return left ? Figure{tr("Left"), rangeText(*left), tr("from the last 200 steps")}
                    : Figure{tr("Left"), QStringLiteral("–"), tr("estimating…")};
    }
    if (summary.status == RunStatus::Paused)
        return {tr("Left"), QStringLiteral("–"), tr("held")};
    const double began = static_cast<double>(run.facts().created.toMSecsSinceEpoch()) / 1000;
    const double took = run.timeOf(run.steps().size() - 1) - began;
    return {tr("Took"), clockText(std::max(0.0, took)),
            run.facts().created.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"))};
}

Figure checkpointFigure(const TrainingRun& run, const RunSummary& summary)
{
    const auto next = run.nextCheckpoint();
    if (summary.alive && next) {
        const double seconds =
            static_cast<double>(*next - run.lastStep()) * run.secondsAStep().value_or(0);
        return {tr("Next checkpoint"), clockText(seconds), tr("at step %1").arg(countText(*next))};
    }
    const auto& kept = run.facts().checkpoints;
    if (kept.isEmpty())
        return {tr("Checkpoints"), QStringLiteral("0"), tr("none was saved")};
    return {tr("Checkpoints"), countText(kept.size()),
            tr("the last at step %1").arg(countText(kept.last().step))};
}

std::optional<Figure> memoryFigure(const TrainingRun& run)
{
    double peak = notANumber;
    for (const GpuAt& reading : run.gpuReadings())
        peak = std::fmax(peak, valueOf(reading.reading, Curve::Memory));
    if (std::isnan(peak))
        return {};
    return Figure{tr("Peak memory"), QLocale().toString(peak, 'f', 1) + QStringLiteral(" GiB"),
                  tr("of the card")};
}

} // namespace

QList<Figure> trainingFigures(const TrainingRun& run, const RunSummary& summary,
                              std::optional<double> smoothedLoss)
{
    const auto total = run.totalSteps();
    QList<Figure> figures{{tr("Step"), countText(run.lastStep()),
                           total ? tr("of %1").arg(countText(*total)) : QString()}};
    if (run.steps().empty())
        return figures;
    const QString last = significantText(run.steps().back().loss);
    if (smoothedLoss && *smoothedLoss != run.steps().back().loss)
        figures.append(
            {tr("Loss, smoothed"), significantText(*smoothedLoss), tr("%1 last").arg(last)});
    else
        figures.append({tr("Loss"), last, tr("last")});
    figures.append(speedFigure(run));
    figures.append(timeFigure(run, summary));
    figures.append(checkpointFigure(run, summary));
    if (const auto memory = memoryFigure(run))
        figures.append(*memory);
    return figures;
}

ProgressShown trainingProgress(const TrainingRun& run, const RunSummary& summary)
{
    ProgressShown shown;
    if (const auto total = run.totalSteps(); total && *total > 0)
        shown.share = static_cast<double>(run.lastStep()) / static_cast<double>(*total);
    shown.held = summary.status == RunStatus::Paused;
    if (const auto left = run.timeLeft()) {
        shown.leftLow = left->low;
        shown.leftHigh = left->high;
    }
    return shown;
}

BadgeText statusBadge(RunStatus status)
{
    const GateState state = gateStateOf(status);
    QString word;
    switch (status) {
    case RunStatus::Queued:
        word = tr("queued");
        break;
    case RunStatus::Running:
        word = tr("running");
        break;
    case RunStatus::Paused:
        word = tr("held");
        break;
    case RunStatus::Done:
        word = tr("done");
        break;
    case RunStatus::Failed:
        word = tr("failed");
        break;
    case RunStatus::Stopped:
        word = tr("stopped");
        break;
    case RunStatus::Interrupted:
        word = tr("interrupted");
        break;
    case RunStatus::Broken:
        word = tr("broken");
        break;
    }
    return {stateOf(state), iconOf(state), word};
}

std::optional<TrainingNotice> trainingNotice(const TrainingRun& run, const RunSummary& summary)
{
    const QString step = countText(run.lastStep());
    const QString reason = QString::fromStdString(summary.state.reason);
    const QString kept =
        summary.latestCheckpoint
            ? tr("The adapter of step %1 is whole.").arg(countText(*summary.latestCheckpoint))
            : tr("No checkpoint had been saved; resuming starts over.");
    const bool resumable = summary.resumable();
    switch (summary.status) {
    case RunStatus::Failed:
        return TrainingNotice{State::Failed, QStringLiteral("error"),
                              tr("Training failed after step %1.").arg(step),
                              reason + QStringLiteral(". ") + kept, resumable};
    case RunStatus::Paused:
        return TrainingNotice{State::NotExtracted, QStringLiteral("pause"),
                              tr("Held after step %1.").arg(step),
                              tr("The model stays in memory; nothing is lost."), true};
    case RunStatus::Stopped:
        return TrainingNotice{State::NotExtracted, QStringLiteral("stop"),
                              tr("Stopped after step %1.").arg(step),
                              tr("All %1 steps stay; the run can go on.").arg(step), resumable};
    case RunStatus::Interrupted:
        return TrainingNotice{State::NotExtracted, QStringLiteral("warning"),
                              tr("Interrupted after step %1: its process has ended.").arg(step),
                              kept, resumable};
    case RunStatus::Broken:
        return TrainingNotice{State::Failed, QStringLiteral("error"), tr("The run cannot be read."),
                              QString::fromStdString(summary.problem), false};
    case RunStatus::Queued:
    case RunStatus::Running:
    case RunStatus::Done:
        break;
    }
    if (run.brokenSteps().empty())
        return {};
    return TrainingNotice{State::Failed, QStringLiteral("error"),
                          tr("Step %1 gave a loss or gradient norm that is no number.")
                              .arg(countText(run.brokenSteps().front())),
                          tr("Lower the learning rate or look at the rows of that batch."), false};
}

} // namespace mesewright::ui
