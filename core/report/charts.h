// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/evidence.h"
#include "core/report/markup.h"

/// The report's charts: legend and SVG, written into the page. Each has a title, and a description
/// that says in words what there is to see.
namespace mesewright::report {

/// Loss by step: every point, and a smoothed line over them, broken where a loss is no number.
void lossChart(Markup& out, const TrainingEvidence& training);

/// pass@k by scale, a series a checkpoint, with interval bars; the base as a dotted line.
void scaleChart(Markup& out, const Evidence& evidence);

/// pass@k by family: bars of the base and of the picked checkpoint at its scales, with intervals.
void familyChart(Markup& out, const Evidence& evidence);

/// The paired gain of each configuration with its interval, in points, against the threshold.
void gainChart(Markup& out, const ComparisonResults& comparison, const std::string& passName);

/// An interval from 0 to 1 as a small bar for a table's cell.
void intervalBar(Markup& out, double value, const std::optional<Interval>& interval, int series,
                 std::optional<double> reference);

/// The checkpoints in the order of their series colours: the picked one, then the best others. At
/// most four, since more lines with intervals hide each other; tables show all.
[[nodiscard]] std::vector<std::string> chartedCheckpoints(const Evidence& evidence);

/// Series colour of a results file: 0 for the base, 0 too for checkpoints that charts leave out.
[[nodiscard]] int seriesOf(const Evidence& evidence, const ResultsEvidence& results);

/// The interval that charts and cards show beside a figure of `results`: Wilson's, which stays
/// honest where all items agree, or the bootstrap by distinct item where rows are repeated and
/// Wilson's would be too narrow; the other one if only that is there.
[[nodiscard]] const std::optional<Interval>& shownInterval(const EvalResults& results,
                                                           const PassMetrics& metrics);
/// Its name: "Wilson", "bootstrap by distinct item".
[[nodiscard]] std::string shownIntervalName(const EvalResults& results);

} // namespace mesewright::report
