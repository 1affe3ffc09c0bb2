// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/training/chartcard.h"

#include "ui/charts/charttexts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/parts.h"

#include <QActionGroup>
#include <QBoxLayout>
#include <QDateTime>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace mesewright::ui {

namespace {

constexpr std::array<double, 5> smoothings{0, 0.6, 0.8, 0.92, 0.98};
constexpr int captionWidth = 148;
constexpr int compactCaptionWidth = 84;
constexpr double coolest = 30;
constexpr double fullLoad = 100;

QString smoothingText(double weight)
{
    return QLocale().toString(weight, 'g', 3);
}

} // namespace

ChartCard::ChartCard(QWidget* parent) : QWidget(parent)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* card = new Card;
    card->setBodyMargins(false);
    card->body()->setSpacing(0);
    outer->addWidget(card);
    for (int i = 0; i < curveCount; ++i) {
        const auto curve = static_cast<Curve>(i);
        auto* chart =
            new LineChart(m_axis, curveName(curve),
                          curve == Curve::Loss ? LineChart::Form::Full : LineChart::Form::Lane);
        chart->setSmoothing(m_smoothing);
        chart->setCaptionWidth(captionWidth);
        chart->setValueText([curve](double value) { return curveValueText(curve, value); });
        m_charts[i] = chart;
    }
    chart(Curve::Load).setValueRange(0, fullLoad);
    chart(Curve::Temperature).setValueRange(coolest, {});
    chart(Curve::Loss).setMoment([this](double step) { return momentText(step); });
    card->body()->addWidget(makeTools());
    card->body()->addWidget(makeRule());
    card->body()->addWidget(m_charts[0], 1);
    m_lanes = new QGridLayout;
    m_lanes->setSpacing(0);
    card->body()->addLayout(m_lanes);
    layLanes();
}

ChartCard::~ChartCard() = default;

QWidget* ChartCard::makeTools()
{
    auto* tools = new QWidget;
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(spacing::card, spacing::xs, spacing::s, spacing::xs);
    row->setSpacing(spacing::xs);
    m_legend = new ChartLegend;
    m_overlayButton = makeButton(tr("Overlay run"), QStringLiteral("plus"), ButtonKind::Quiet);
    m_overlayMenu = new QMenu(m_overlayButton);
    m_overlayButton->setMenu(m_overlayMenu);
    m_smoothingButton = makeButton({}, {}, ButtonKind::Quiet);
    auto* menu = new QMenu(m_smoothingButton);
    m_smoothings = new QActionGroup(menu);
    for (const double weight : smoothings) {
        QAction* action = menu->addAction(weight == 0 ? tr("off") : smoothingText(weight));
        action->setCheckable(true);
        action->setData(weight);
        m_smoothings->addAction(action);
        connect(action, &QAction::triggered, this, [this, weight] { setSmoothing(weight); });
    }
    m_smoothingButton->setMenu(menu);
    m_logButton = makeIconButton(QStringLiteral("log-scale"), tr("Logarithmic scale (L)"));
    m_logButton->setCheckable(true);
    QToolButton* fit = makeIconButton(QStringLiteral("zoom-fit"), tr("Show all steps (Home)"));
    QToolButton* save = makeIconButton(QStringLiteral("export"), tr("Export the charts (E)"));
    row->addWidget(m_legend, 1);
    for (QWidget* tool : std::initializer_list<QWidget*>{m_overlayButton, m_smoothingButton,
                                                         m_logButton, fit, save})
        row->addWidget(tool);
    connect(m_legend, &ChartLegend::removeRequested, this,
            [this](const QString& id) { Q_EMIT overlayRemoved(id.toStdString()); });
    connect(m_logButton, &QToolButton::toggled, this,
            [this](bool log) { chart(Curve::Loss).setLogScale(log); });
    connect(fit, &QToolButton::clicked, &m_axis, &ChartAxis::showAll);
    connect(save, &QToolButton::clicked, this, &ChartCard::exportRequested);
    setSmoothing(m_smoothing);
    return tools;
}

/// Lanes one below the other; in narrow windows the GPU's as four sparks beside each other.
void ChartCard::layLanes()
{
    while (QLayoutItem* item = m_lanes->takeAt(0)) {
        if (qobject_cast<QFrame*>(item->widget()))
            item->widget()->deleteLater();
        delete item;
    }
    int row = 0;
    constexpr int sparks = curveCount - stepCurveCount;
    for (int i = 1; i < curveCount; ++i) {
        const bool spark = m_compact && i >= stepCurveCount;
        m_charts[i]->setForm(spark ? LineChart::Form::Spark : LineChart::Form::Lane);
        m_charts[i]->setCaptionWidth(spark ? compactCaptionWidth : captionWidth);
        m_charts[i]->setName(spark ? curveShortName(static_cast<Curve>(i))
                                   : curveName(static_cast<Curve>(i)));
        if (!spark || i == stepCurveCount)
            m_lanes->addWidget(makeRule(), row++, 0, 1, sparks);
        if (spark)
            m_lanes->addWidget(m_charts[i], row, i - stepCurveCount);
        else
            m_lanes->addWidget(m_charts[i], row++, 0, 1, sparks);
    }
}

void ChartCard::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    layLanes();
    m_overlayButton->setText(compact ? QString() : tr("Overlay run"));
    m_overlayButton->setAccessibleName(tr("Overlay run"));
    m_overlayButton->setToolTip(tr("Overlay run"));
    setSmoothing(m_smoothing);
}

void ChartCard::setRun(TrainingRun* run)
{
    if (m_main) {
        disconnect(&m_main->run(), nullptr, this, nullptr);
        m_main.reset();
    }
    if (run) {
        m_main = std::make_unique<RunCurves>(*run, m_charts, 0, false);
        connect(run, &TrainingRun::stepsChanged, this, &ChartCard::refresh);
        connect(run, &TrainingRun::gpuReadingsChanged, this, &ChartCard::refreshCaptions);
        connect(run, &TrainingRun::factsChanged, this, &ChartCard::refresh);
    }
    m_axis.setCursor(std::nullopt);
    m_axis.showAll();
    refreshLegend();
    refresh();
}

void ChartCard::addOverlay(TrainingRun& run)
{
    // The smallest number that is free: a run keeps its own while it is on screen.
    int look = 1;
    const auto taken = [&](int number) {
        return std::any_of(m_overlays.begin(), m_overlays.end(),
                           [&](const auto& curves) { return curves->look() == number; });
    };
    while (taken(look))
        ++look;
    m_overlays.push_back(std::make_unique<RunCurves>(run, m_charts, look, true));
    connect(&run, &TrainingRun::stepsChanged, this, &ChartCard::refreshAxis);
    refreshLegend();
    refreshAxis();
}

void ChartCard::removeOverlay(const std::string& id)
{
    std::erase_if(m_overlays, [&](const auto& curves) {
        if (curves->run().id() != id)
            return false;
        disconnect(&curves->run(), nullptr, this, nullptr);
        return true;
    });
    refreshLegend();
    refreshAxis();
}

void ChartCard::setFailed(bool failed)
{
    if (failed == m_failed)
        return;
    m_failed = failed;
    refresh();
}

void ChartCard::setGpuCard(const GpuCard& card)
{
    m_card = card;
    chart(Curve::Memory)
        .setValueRange(0, card.memoryGiB > 0 ? std::optional(card.memoryGiB) : std::nullopt);
    chart(Curve::Power)
        .setValueRange(0, card.powerLimit > 0 ? std::optional(card.powerLimit) : std::nullopt);
    refreshCaptions();
}

void ChartCard::setGpuReasons(const std::array<QString, curveCount>& reasons)
{
    m_reasons = reasons;
    refreshCaptions();
}

void ChartCard::setSmoothing(double weight)
{
    m_smoothing = weight;
    for (LineChart* chart : m_charts)
        chart->setSmoothing(weight);
    const QString shown = weight == 0 ? tr("off") : smoothingText(weight);
    m_smoothingButton->setText(m_compact ? shown : tr("Smoothing %1").arg(shown));
    m_smoothingButton->setAccessibleName(tr("Smoothing %1").arg(shown));
    for (QAction* action : m_smoothings->actions())
        action->setChecked(action->data().toDouble() == weight);
    refreshLegend();
    refreshCaptions();
}

void ChartCard::nextSmoothing()
{
    const auto at = std::find(smoothings.begin(), smoothings.end(), m_smoothing);
    setSmoothing(at == smoothings.end() || at + 1 == smoothings.end() ? smoothings.front()
                                                                      : *(at + 1));
}

void ChartCard::toggleLogScale()
{
    m_logButton->toggle();
}

void ChartCard::refresh()
{
    chart(Curve::Loss).setFlags(m_main ? runFlags(m_main->run(), m_failed) : QList<ChartFlag>());
    refreshAxis();
    refreshCaptions();
}

void ChartCard::refreshAxis()
{
    double end = 1;
    const auto reach = [&end](const TrainingRun& run) {
        const auto last = static_cast<double>(run.lastStep());
        // Where the end is not known, the axis grows by leaps: each one redraws everything.
        const auto total = run.totalSteps();
        end = std::max({end, last, total ? static_cast<double>(*total) : roundedUp(last)});
    };
    if (m_main) {
        reach(m_main->run());
        m_axis.setLast(static_cast<double>(m_main->run().lastStep()));
    }
    for (const auto& curves : m_overlays)
        reach(curves->run());
    m_axis.setFull({0, end});
}

void ChartCard::refreshCaptions()
{
    if (!m_legend)
        return;
    for (int i = 0; i < curveCount; ++i) {
        const auto curve = static_cast<Curve>(i);
        LineChart& shown = *m_charts[i];
        const QList<int> lines = shown.lines();
        const bool none = !m_main || shown.points(lines.first()).empty() ||
                          (i >= stepCurveCount && shown.empty());
        shown.setMessage(m_main && i >= stepCurveCount ? m_reasons[i] : QString());
        if (none) {
            shown.setCaption({}, {});
            continue;
        }
        const double last = shown.lastValue(lines.first());
        const bool broken = std::isnan(last) && curve == Curve::Loss;
        QString note = curveNote(curve, m_main->run().facts(), m_card);
        if (curve == Curve::Loss && m_smoothing == 0)
            note = tr("last");
        if (broken)
            note = tr("at step %1").arg(m_main->run().lastStep());
        shown.setCaption(curveValueText(curve, last), note);
    }
}

QList<ChartLegend::Entry> ChartCard::legendEntries(bool removable) const
{
    QList<ChartLegend::Entry> entries;
    if (m_main) {
        ChartLineSpec spec = m_main->lossSpec();
        if (m_smoothing > 0) {
            spec.name = tr("%1, smoothed").arg(m_main->run().name());
            entries.append({spec, false, {}});
            spec.name = tr("raw, min to max");
            entries.append({spec, true, {}});
        } else {
            entries.append({spec, false, {}});
        }
    }
    for (const auto& curves : m_overlays)
        entries.append({curves->lossSpec(), false,
                        removable ? QString::fromStdString(curves->run().id()) : QString()});
    return entries;
}

void ChartCard::refreshLegend()
{
    m_legend->setEntries(legendEntries(true));
    m_overlayButton->setEnabled(m_main && m_overlays.size() + 1 < mostRuns);
}

QString ChartCard::momentText(double step) const
{
    if (!m_main)
        return {};
    const std::vector<StepEvent>& steps = m_main->run().steps();
    const auto found =
        std::lower_bound(steps.begin(), steps.end(), step, [](const StepEvent& event, double x) {
            return static_cast<double>(event.step) < x;
        });
    if (found == steps.end() || static_cast<double>(found->step) != step)
        return {};
    const double time = m_main->run().timeOf(static_cast<std::size_t>(found - steps.begin()));
    return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(time * 1000))
        .toString(QStringLiteral("HH:mm:ss"));
}

ChartSheet ChartCard::sheet() const
{
    ChartSheet sheet;
    sheet.title = m_main ? m_main->run().name() : QString();
    if (m_main && m_main->run().facts().settings)
        sheet.title += QStringLiteral(" · ") + settingsText(*m_main->run().facts().settings);
    sheet.legend = legendEntries(false);
    for (LineChart* chart : m_charts)
        if (!chart->empty() && chart->form() != LineChart::Form::Spark)
            sheet.charts.append(chart);
    return sheet;
}

std::vector<CsvColumn> ChartCard::columns() const
{
    std::vector<CsvColumn> columns;
    static constexpr std::array<const char*, curveCount> names{
        "loss",       "lr",       "grad_norm", "tokens_per_second",
        "memory_gib", "load_pct", "power_w",   "temperature_c"};
    for (int i = 0; i < curveCount; ++i) {
        for (const int line : m_charts[i]->lines()) {
            const std::vector<Point>& points = m_charts[i]->points(line);
            if (points.empty())
                continue;
            const std::string name =
                m_charts[i]->lineSpec(line).name.toStdString() + ' ' + names[i];
            columns.push_back({name, points});
            if (i != 0 || m_smoothing == 0)
                continue;
            const std::vector<double> smoothed = m_charts[i]->smoothedValues(line);
            CsvColumn smooth{name + " smoothed", points};
            for (std::size_t k = 0; k < points.size(); ++k)
                smooth.points[k].y = smoothed[k];
            columns.push_back(std::move(smooth));
        }
    }
    return columns;
}

} // namespace mesewright::ui
