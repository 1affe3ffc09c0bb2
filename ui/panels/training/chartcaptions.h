// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/gpumeter.h"
#include "ui/panels/training/runcurves.h"

#include <QString>

#include <array>

namespace mesewright::ui {

/// The card that a run's readings are of, as far as it is known.
struct GpuCard
{
    double memoryGiB = 0; ///< 0: not known
    double powerLimit = 0;
};

/// The name of a chart: "Learning rate".
[[nodiscard]] QString curveName(Curve curve);
/// A short one, for sparks: "Memory".
[[nodiscard]] QString curveShortName(Curve curve);
/// How a value of the curve is written: "1.2e-5", "9,260", "10.3".
[[nodiscard]] QString curveValueText(Curve curve, double value);
/// The quiet words behind the latest value: "clip 0.3", "of 24.0 GiB".
[[nodiscard]] QString curveNote(Curve curve, const RunFacts& facts, const GpuCard& card);

/// What stands in the lanes of the GPU while they have no values: the same in all of them, or what
/// the driver said of each.
[[nodiscard]] std::array<QString, curveCount> gpuReasons(const QString& why);
[[nodiscard]] std::array<QString, curveCount> gpuReasons(const GpuReading& reading);

/// Checkpoints, and where loss or gradient norm were no numbers. `failed`: the run ended there.
[[nodiscard]] QList<ChartFlag> runFlags(const TrainingRun& run, bool failed);

} // namespace mesewright::ui
