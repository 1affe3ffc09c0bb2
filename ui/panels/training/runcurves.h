// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart.h"
#include "ui/panels/training/trainingrun.h"

#include <QObject>

#include <array>
#include <span>
#include <vector>

namespace mesewright::ui {

/// What the training charts show, one curve each.
enum class Curve { Loss, LearningRate, GradientNorm, Throughput, Memory, Load, Power, Temperature };
inline constexpr int curveCount = 8;
inline constexpr int stepCurveCount = 4; ///< the first ones have a point a step
using CurveCharts = std::array<LineChart*, curveCount>;

/// The value of a curve at a step: tokens a second for Throughput.
[[nodiscard]] double valueOf(const StepEvent& step, Curve curve);
/// The value of a curve in a reading, in the units shown: GiB, percent, watts, degrees Celsius.
[[nodiscard]] double valueOf(const GpuEvent& reading, Curve curve);

/// The points of a run from a place on.
[[nodiscard]] std::vector<Point> curvePoints(const TrainingRun& run, Curve curve,
                                             std::size_t from = 0);

/// One run's lines in the charts, fed as the run grows; the lines go when this object goes.
class RunCurves final : public QObject
{
    Q_OBJECT

public:
    /// `look`: the run's number on screen. `overlaid`: only its loss is drawn. Run and charts
    /// outlive this object.
    RunCurves(TrainingRun& run, const CurveCharts& charts, int look, bool overlaid);
    ~RunCurves() override;

    [[nodiscard]] TrainingRun& run() const { return m_run; }
    [[nodiscard]] int look() const { return m_look; }
    [[nodiscard]] const ChartLineSpec& lossSpec() const;

private:
    void feed(Curve curve, std::size_t from, std::size_t given);
    void feedSteps(std::size_t from);
    void feedReadings(std::size_t from);

    TrainingRun& m_run;
    CurveCharts m_charts;
    std::array<int, curveCount> m_lines{}; ///< -1: not drawn
    int m_look = 0;
};

} // namespace mesewright::ui
