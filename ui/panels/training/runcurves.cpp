// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/training/runcurves.h"

namespace mesewright::ui {

namespace {

constexpr double gibibyte = 1024.0 * 1024.0 * 1024.0;
constexpr int machineLook = 5; // readings of the machine share one colour, whatever the run

} // namespace

double valueOf(const StepEvent& step, Curve curve)
{
    switch (curve) {
    case Curve::Loss:
        return step.loss;
    case Curve::LearningRate:
        return step.lr;
    case Curve::GradientNorm:
        return step.gradNorm;
    case Curve::Throughput:
        return step.seconds > 0 ? static_cast<double>(step.tokens) / step.seconds : notANumber;
    default:
        return notANumber;
    }
}

double valueOf(const GpuEvent& reading, Curve curve)
{
    switch (curve) {
    case Curve::Memory:
        return reading.memory / gibibyte;
    case Curve::Load:
        return reading.load * 100;
    case Curve::Power:
        return reading.power;
    case Curve::Temperature:
        return reading.temperature;
    default:
        return notANumber;
    }
}

std::vector<Point> curvePoints(const TrainingRun& run, Curve curve, std::size_t from)
{
    std::vector<Point> points;
    if (static_cast<int>(curve) < stepCurveCount) {
        for (std::size_t i = from; i < run.steps().size(); ++i)
            points.push_back(
                {static_cast<double>(run.steps()[i].step), valueOf(run.steps()[i], curve)});
    } else {
        for (std::size_t i = from; i < run.gpuReadings().size(); ++i)
            points.push_back({static_cast<double>(run.gpuReadings()[i].step),
                              valueOf(run.gpuReadings()[i].reading, curve)});
    }
    return points;
}

RunCurves::RunCurves(TrainingRun& run, const CurveCharts& charts, int look, bool overlaid)
    : m_run(run), m_charts(charts), m_look(look)
{
    for (int i = 0; i < curveCount; ++i) {
        const auto curve = static_cast<Curve>(i);
        m_lines[i] = -1;
        if (overlaid && curve != Curve::Loss)
            continue;
        ChartLineSpec spec;
        spec.name = run.name();
        spec.look = i < stepCurveCount ? look : machineLook;
        spec.smooth = curve == Curve::Loss ? !overlaid : curve == Curve::GradientNorm;
        spec.averaged = curve == Curve::Loss && overlaid;
        spec.told = overlaid;
        m_lines[i] = charts[i]->addLine(spec);
    }
    connect(&run, &TrainingRun::stepsChanged, this, &RunCurves::feedSteps);
    connect(&run, &TrainingRun::gpuReadingsChanged, this, &RunCurves::feedReadings);
    feedSteps(0);
    feedReadings(0);
}

RunCurves::~RunCurves()
{
    for (int i = 0; i < curveCount; ++i)
        if (m_lines[i] >= 0)
            m_charts[i]->removeLine(m_lines[i]);
}

const ChartLineSpec& RunCurves::lossSpec() const
{
    return m_charts[0]->lineSpec(m_lines[0]);
}

void RunCurves::feed(Curve curve, std::size_t from, std::size_t given)
{
    const auto i = static_cast<std::size_t>(curve);
    if (m_lines[i] < 0)
        return;
    if (from > 0 && from == given)
        m_charts[i]->append(m_lines[i], curvePoints(m_run, curve, from));
    else
        m_charts[i]->setPoints(m_lines[i], curvePoints(m_run, curve));
}

void RunCurves::feedSteps(std::size_t from)
{
    const std::size_t given = m_charts[0]->points(m_lines[0]).size();
    for (int i = 0; i < stepCurveCount; ++i)
        feed(static_cast<Curve>(i), from, given);
}

void RunCurves::feedReadings(std::size_t from)
{
    for (int i = stepCurveCount; i < curveCount; ++i)
        if (m_lines[i] >= 0)
            feed(static_cast<Curve>(i), from, m_charts[i]->points(m_lines[i]).size());
}

} // namespace mesewright::ui
