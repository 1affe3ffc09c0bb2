// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/training/chartcaptions.h"

#include "ui/charts/charttexts.h"

#include <QCoreApplication>

#include <cmath>

namespace mesewright::ui {

namespace {

constexpr int mostBrokenFlags = 50;

QString tr(const char* text)
{
    return QCoreApplication::translate("mesewright::ui", text);
}

} // namespace

QString curveName(Curve curve)
{
    switch (curve) {
    case Curve::Loss:
        return tr("Loss");
    case Curve::LearningRate:
        return tr("Learning rate");
    case Curve::GradientNorm:
        return tr("Gradient norm");
    case Curve::Throughput:
        return tr("Throughput");
    case Curve::Memory:
        return tr("GPU memory");
    case Curve::Load:
        return tr("Load");
    case Curve::Power:
        return tr("Power");
    case Curve::Temperature:
        break;
    }
    return tr("Temperature");
}

QString curveShortName(Curve curve)
{
    if (curve == Curve::Memory)
        return tr("Memory");
    return curve == Curve::Temperature ? tr("Heat") : curveName(curve);
}

QString curveValueText(Curve curve, double value)
{
    if (std::isnan(value))
        return significantText(value);
    const QLocale locale;
    switch (curve) {
    case Curve::Loss:
        return significantText(value);
    case Curve::LearningRate:
        return value == 0 ? QStringLiteral("0") : exponentText(value);
    case Curve::GradientNorm:
        return significantText(value, 3);
    case Curve::Memory:
        return locale.toString(value, 'f', 1);
    case Curve::Throughput:
    case Curve::Load:
    case Curve::Power:
    case Curve::Temperature:
        break;
    }
    return locale.toString(value, 'f', 0);
}

QString curveNote(Curve curve, const RunFacts& facts, const GpuCard& card)
{
    const QLocale locale;
    switch (curve) {
    case Curve::Loss:
        return tr("smoothed");
    case Curve::LearningRate:
        return tr("cosine");
    case Curve::GradientNorm:
        if (!facts.settings)
            return {};
        return facts.settings->optim.gradClip > 0
                   ? tr("clip %1").arg(locale.toString(facts.settings->optim.gradClip, 'g', 4))
                   : tr("not clipped");
    case Curve::Throughput:
        return tr("tokens/s");
    case Curve::Memory:
        return card.memoryGiB > 0 ? tr("of %1 GiB").arg(locale.toString(card.memoryGiB, 'f', 1))
                                  : QStringLiteral("GiB");
    case Curve::Load:
        return QStringLiteral("%");
    case Curve::Power:
        return card.powerLimit > 0 ? tr("of %1 W").arg(locale.toString(card.powerLimit, 'f', 0))
                                   : QStringLiteral("W");
    case Curve::Temperature:
        break;
    }
    return QStringLiteral("°C");
}

std::array<QString, curveCount> gpuReasons(const QString& why)
{
    std::array<QString, curveCount> reasons;
    for (std::size_t i = stepCurveCount; i < reasons.size(); ++i)
        reasons[i] = tr("not available, because %1").arg(why);
    return reasons;
}

std::array<QString, curveCount> gpuReasons(const GpuReading& reading)
{
    std::array<QString, curveCount> reasons;
    for (std::size_t i = 0; i < reading.reasons.size(); ++i)
        if (!reading.reasons[i].empty())
            reasons[stepCurveCount + i] =
                tr("not available, because %1").arg(QString::fromStdString(reading.reasons[i]));
    return reasons;
}

QList<ChartFlag> runFlags(const TrainingRun& run, bool failed)
{
    QList<ChartFlag> flags;
    for (const CheckpointFact& checkpoint : run.facts().checkpoints)
        if (checkpoint.step <= run.lastStep())
            flags.append({static_cast<double>(checkpoint.step), QString::number(checkpoint.step),
                          QStringLiteral("save"), State::Passed});
    std::int64_t before = -1;
    int shown = 0;
    for (const std::int64_t step : run.brokenSteps()) {
        // Of steps that follow each other the first one tells.
        if (step != before + 1 && shown++ < mostBrokenFlags)
            flags.append({static_cast<double>(step), tr("NaN %1").arg(step),
                          QStringLiteral("cross"), State::Failed});
        before = step;
    }
    if (failed && run.brokenSteps().empty())
        flags.append({static_cast<double>(run.lastStep() + 1),
                      tr("failed %1").arg(run.lastStep() + 1), QStringLiteral("cross"),
                      State::Failed});
    return flags;
}

} // namespace mesewright::ui
