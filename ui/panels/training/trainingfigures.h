// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/runlist.h"
#include "ui/panels/training/trainingrun.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/progressrange.h"

#include <QList>
#include <QString>

#include <optional>

namespace mesewright::ui {

/// One of the big numbers above the charts.
struct Figure
{
    QString title; ///< "Step"
    QString value; ///< "1,040"
    QString note;  ///< "of 1,500"
};

/// Step, loss, speed, time left or taken, next checkpoint, peak memory: those that are known.
/// `smoothedLoss` as the chart draws it.
[[nodiscard]] QList<Figure> trainingFigures(const TrainingRun& run, const RunSummary& summary,
                                            std::optional<double> smoothedLoss);
[[nodiscard]] ProgressShown trainingProgress(const TrainingRun& run, const RunSummary& summary);

/// How the run stands, as a badge.
[[nodiscard]] BadgeText statusBadge(RunStatus status);

/// What stands in the banner; nothing if all is well.
struct TrainingNotice
{
    State state = State::Failed;
    QString icon;
    QString what;
    QString why;
    bool canResume = false;
};
[[nodiscard]] std::optional<TrainingNotice> trainingNotice(const TrainingRun& run,
                                                           const RunSummary& summary);

} // namespace mesewright::ui
