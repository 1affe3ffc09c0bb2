// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/config/launchcards.h"

#include "core/llm/trainer.h"
#include "ui/charts/chart.h"
#include "ui/panels/config/configchecks.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace mesewright::ui {

namespace {

constexpr int chartHeight = 180;
constexpr int schedulePoints = 400;
constexpr int swatchSide = 12;
/// The order of colours of the memory bar.
constexpr std::array<int, 6> partSeries{0, 6, 1, 7, 4, 3};
constexpr std::uint64_t adapterBytesANumber = 4;

QString partName(const std::string& name)
{
    static constexpr const char* names[] = {
        QT_TRANSLATE_NOOP("mesewright::ui::Config", "weights"),
        QT_TRANSLATE_NOOP("mesewright::ui::Config", "adapter and optimiser"),
        QT_TRANSLATE_NOOP("mesewright::ui::Config", "activations"),
        QT_TRANSLATE_NOOP("mesewright::ui::Config", "prefix cache"),
        QT_TRANSLATE_NOOP("mesewright::ui::Config", "head"),
        QT_TRANSLATE_NOOP("mesewright::ui::Config", "program")};
    for (const char* known : names)
        if (name == known)
            return QCoreApplication::translate("mesewright::ui::Config", known);
    return QString::fromStdString(name);
}

class Swatch final : public QWidget
{
public:
    explicit Swatch(int series) : m_series(series) { setFixedSize(swatchSide, swatchSide); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Theme::instance().colors().series[m_series]);
    }

private:
    int m_series;
};

} // namespace

MemoryEstimate memoryEstimate(const Settings& settings, const Surroundings& around)
{
    MemoryEstimate out;
    if (!around.model)
        return out;
    const TrainMemory memory = estimateTrainMemory(settings, *around.model, around.rows);
    for (const MemoryPart& part : memory.parts)
        out.parts.append({partName(part.name), part.bytes});
    out.low = memory.low;
    out.high = memory.high;
    out.card = around.memory;
    if (!around.runs.empty() && around.runs.back().peakMemory)
        out.measured = static_cast<std::uint64_t>(*around.runs.back().peakMemory);
    return out;
}

MemoryCard::MemoryCard(QWidget* parent) : Card(tr("Memory"), parent)
{
    setSubtitle(tr("processor, fp32"));
    m_sentence = makeLabel({});
    followFont(m_sentence, TextStyle::Body, QFont::DemiBold);
    m_sentence->setWordWrap(true);
    body()->addWidget(m_sentence);
    m_bar = new MemoryBar;
    body()->addWidget(m_bar);
    m_legend = new QGridLayout;
    m_legend->setHorizontalSpacing(spacing::s);
    m_legend->setVerticalSpacing(spacing::xs);
    body()->addLayout(m_legend);
    m_measured = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_measured->setWordWrap(true);
    body()->addWidget(m_measured);
}

void MemoryCard::show(const Settings& settings, const Surroundings& around)
{
    const MemoryEstimate estimate = memoryEstimate(settings, around);
    m_bar->setEstimate(estimate);
    const bool known = estimate.card > 0;
    m_bar->setVisible(known);
    if (!known) {
        m_sentence->setText(around.modelProblem.isEmpty()
                                ? tr("Looking at the model…")
                                : tr("Not known, because the model cannot be read."));
        m_measured->clear();
        showParts({});
        return;
    }
    QString sentence = fitSentence(estimate);
    if (!around.tokensCounted)
        sentence += QLatin1Char(' ') + tr("Without the rows' lengths, which are not known.");
    m_sentence->setText(sentence);
    showParts(estimate);
    const std::uint64_t planned = around.runs.empty() ? 0 : around.runs.back().expectedMemory;
    m_measured->setText(
        estimate.measured && planned > 0
            ? tr("The last run: %1 expected, %2 measured.")
                  .arg(partMemoryText(planned), partMemoryText(*estimate.measured))
        : estimate.measured
            ? tr("The last run took %1 of memory.").arg(partMemoryText(*estimate.measured))
        : around.runs.empty()
            ? tr("No run has been measured yet.")
            : tr("Measured: not available, because the last run recorded no memory."));
}

void MemoryCard::showParts(const MemoryEstimate& estimate)
{
    while (QLayoutItem* item = m_legend->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int i = 0; i < estimate.parts.size(); ++i) {
        const int row = i / 2;
        const int column = i % 2 * 4;
        const auto series = partSeries[static_cast<std::size_t>(i) % partSeries.size()];
        m_legend->addWidget(new Swatch(series), row, column, Qt::AlignVCenter);
        m_legend->addWidget(makeLabel(estimate.parts[i].name, TextStyle::Small), row, column + 1);
        QLabel* size =
            makeLabel(partMemoryText(estimate.parts[i].bytes), TextStyle::Figure, Tone::Secondary);
        size->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_legend->addWidget(size, row, column + 2);
        m_legend->setColumnStretch(column + 1, 1);
    }
    m_legend->setColumnMinimumWidth(3, spacing::m);
}

ScheduleCard::ScheduleCard(QWidget* parent) : Card(tr("Learning rate"), parent)
{
    setSubtitle(tr("by step"));
    m_axis = new ChartAxis(this);
    m_chart = new LineChart(*m_axis, tr("Learning rate by step"), LineChart::Form::Full);
    m_chart->setFixedHeight(chartHeight);
    m_chart->setCaptionWidth(0);
    m_chart->setValueText([](double value) { return QString::number(value, 'e', 1); });
    ChartLineSpec now;
    now.name = tr("this config");
    m_now = m_chart->addLine(now);
    body()->addWidget(m_chart);
    m_legend = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_legend->setWordWrap(true);
    body()->addWidget(m_legend);
}

void ScheduleCard::show(const Settings& settings, const Surroundings& around)
{
    const int steps = std::max(1, settings.trainer.maxSteps);
    const int stride = std::max(1, steps / schedulePoints);
    std::vector<Point> points;
    // The trainer's step n (from 1) uses the schedule at n - 1.
    for (int step = 0; step < steps; step += stride)
        points.push_back(
            {static_cast<double>(step + 1),
             settings.optim.lr * cosineSchedule(step, steps, settings.optim.warmupRatio)});
    if ((steps - 1) % stride != 0)
        points.push_back(
            {static_cast<double>(steps),
             settings.optim.lr * cosineSchedule(steps - 1, steps, settings.optim.warmupRatio)});
    double last = steps;
    if (m_before >= 0)
        m_chart->removeLine(m_before);
    m_before = -1;
    QString legend = tr("rises for %1 steps to %2, then falls to 0")
                         .arg(static_cast<int>(std::ceil(steps * settings.optim.warmupRatio)))
                         .arg(QString::number(settings.optim.lr, 'e', 1));
    if (!around.runs.empty()) {
        const RunPace& run = around.runs.back();
        ChartLineSpec before;
        before.name = tr("last run, %1").arg(QString::fromStdString(run.id).right(4));
        before.look = 1;
        before.told = true;
        m_before = m_chart->addLine(before);
        std::vector<Point> old;
        for (const auto& [step, rate] : run.learningRate)
            old.push_back({step, rate});
        last = std::max(last, old.empty() ? 0 : old.back().x);
        m_chart->setPoints(m_before, std::move(old));
        legend += QStringLiteral("; ") + tr("dashed: %1").arg(before.name);
    }
    m_axis->setFull({0, last});
    m_chart->setPoints(m_now, std::move(points));
    m_legend->setText(legend);
}

TimeRange expectedTime(const Settings& settings, const Surroundings& around)
{
    TimeRange range;
    const Settings::Trainer& trainer = settings.trainer;
    const double rows =
        static_cast<double>(trainer.perDeviceTrainBatchSize) * trainer.gradientAccumulationSteps;
    for (const RunPace& run : around.runs) {
        // A step's time goes with its tokens; without their number, with the steps alone.
        const double tokens = around.tokensCounted ? rows * around.rows.mean : run.tokens;
        const double factor = run.tokens > 0 ? tokens / run.tokens * trainer.maxSteps : 0;
        const double low = run.secondsLow * factor;
        const double high = run.secondsHigh * factor;
        range.low = range.low == 0 ? low : std::min(range.low, low);
        range.high = std::max(range.high, high);
    }
    return range;
}

LaunchCard::LaunchCard(QWidget* parent) : Card(tr("Before launch"), parent)
{
    m_facts = new FactGrid;
    body()->addWidget(m_facts);
}

void LaunchCard::show(const Settings& settings, const Surroundings& around)
{
    const QLocale locale;
    const TimeRange time = expectedTime(settings, around);
    const QString between =
        durationText(time.low) == durationText(time.high)
            ? durationText(time.low)
            : durationText(time.low) + QStringLiteral(" \u2013 ") + durationText(time.high);
    const int checkpoints =
        std::min(settings.trainer.saveTotalLimit,
                 std::max(1, settings.trainer.maxSteps / std::max(1, settings.trainer.saveSteps)));
    const auto adapter = around.model
                             ? static_cast<std::uint64_t>(trainedWeights(settings, *around.model)) *
                                   adapterBytesANumber
                             : 0;
    QList<Fact> facts;
    facts.append({tr("Time"), time.high > 0 ? between : tr("not known before a first run"),
                  time.high > 0
                      ? tr("from %n run(s) here", nullptr, static_cast<int>(around.runs.size()))
                      : QString()});
    facts.append(
        {tr("Disk"),
         around.model ? tr("%1 × %2").arg(checkpoints).arg(fileSizeText(adapter)) : tr("not known"),
         tr("adapters; %1 free").arg(fileSizeText(around.diskFree))});
    facts.append({tr("Rows"),
                  tr("%1, %2 distinct")
                      .arg(locale.toString(static_cast<qulonglong>(around.rows.rows)),
                           locale.toString(static_cast<qulonglong>(around.distinct))),
                  tr("%1 with a licence")
                      .arg(locale.toString(static_cast<qulonglong>(around.withLicence)))});
    facts.append(
        {tr("Passes"), tr("%1 epochs").arg(locale.toString(epochsOf(settings, around), 'g', 3)),
         around.runs.empty() ? QString()
                             : tr("last run %n step(s)", nullptr, around.runs.back().steps)});
    m_facts->setFacts(facts);
}

} // namespace mesewright::ui
