// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/levelresults.h"
#include "ui/panels/evaluation/outcomebars.h"
#include "ui/widgets/intervalchart.h"

#include <QList>
#include <QString>

#include <optional>

namespace mesewright::ui {

/// pass@k of the base at each level, in both formats where both were asked.
[[nodiscard]] IntervalChartData levelFigures(const QList<LevelResults>& levels);

/// Answers by outcome, a bar a family, for each format.
[[nodiscard]] QList<OutcomeBars::Bar> outcomeBars(const LevelResults& level);

/// Why answers could not be extracted, most frequent first.
struct ExtractionReason
{
    QString reason;
    int plain = 0; ///< answers in the training template
    int chat = 0;
};
[[nodiscard]] QList<ExtractionReason> extractionReasons(const LevelResults& level);

/// How much more the base passes in its own chat format, paired by distinct item.
struct FormatGain
{
    double points = 0;
    Interval interval;
};
/// Nothing when there is one format only, or when they hold different items. For the pool.
[[nodiscard]] std::optional<FormatGain> formatGain(const LevelResults& level);

/// "118 of 300 answers ran to the limit of 300 tokens."; empty when all ended by themselves.
[[nodiscard]] QString limitNote(const LevelResults& level);

} // namespace mesewright::ui
