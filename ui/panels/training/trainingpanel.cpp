// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/training/trainingpanel.h"

#include "ui/models/runsmodel.h"
#include "ui/panels/training/chartcard.h"
#include "ui/panels/training/exportcharts.h"
#include "ui/panels/training/figuresbar.h"
#include "ui/panels/training/loadingline.h"
#include "ui/panels/training/logcard.h"
#include "ui/panels/training/samplescard.h"
#include "ui/panels/training/trainingfigures.h"
#include "ui/panels/training/traininghead.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QBoxLayout>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QStackedLayout>

#include <algorithm>
#include <array>

namespace mesewright::ui {

namespace {

constexpr int compactBelow = 1340;
constexpr int sideWidth = 452;
constexpr int compactSideWidth = 360;
constexpr int slowMs = 250;
constexpr double gibibyte = 1024.0 * 1024.0 * 1024.0;

} // namespace

TrainingPanel::TrainingPanel(WorkspaceDocument& document, QWidget* parent)
    : Panel(parent), m_document(document), m_needs(this), m_export(this)
{
    m_slow.setSingleShot(true);
    m_slow.setInterval(slowMs);
    m_pages = new QStackedLayout(this);
    m_empty = new EmptyState;
    m_pages->addWidget(m_empty);
    m_pages->addWidget(makePage());
    m_head = new TrainingHead(this);
    m_exportButton = makeButton(tr("Export…"), QStringLiteral("export"), ButtonKind::Normal, this);
    m_start = makeButton(tr("Start training"), QStringLiteral("play"), ButtonKind::Normal, this);
    connectParts();
    showEmpty();
}

TrainingPanel::~TrainingPanel()
{
    m_charts->setRun(nullptr);
    for (const std::string& id : m_overlaid)
        m_charts->removeOverlay(id);
}

QWidget* TrainingPanel::makePage()
{
    auto* page = new QWidget;
    auto* outer = new QVBoxLayout(page);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_loading = new LoadingLine;
    outer->addWidget(m_loading);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(spacing::card, spacing::m, spacing::card, spacing::card);
    column->setSpacing(spacing::cardGap);
    outer->addLayout(column, 1);
    m_banner = new Banner;
    m_figures = new FiguresBar;
    m_charts = new ChartCard;
    m_samples = new SamplesCard;
    m_log = new LogCard;
    m_sideBox = new QWidget;
    m_side = new QVBoxLayout(m_sideBox);
    m_side->setContentsMargins(0, 0, 0, 0);
    m_side->setSpacing(spacing::cardGap);
    m_sideChoice = new SegmentedControl(tr("What is shown beside the charts"));
    m_sideChoice->addChoice(QStringLiteral("samples"), tr("Samples"));
    m_sideChoice->addChoice(QStringLiteral("log"), tr("Log"));
    m_side->addWidget(m_sideChoice, 0, Qt::AlignLeft);
    m_side->addWidget(m_samples);
    m_side->addWidget(m_log);
    column->addWidget(m_banner);
    column->addWidget(m_figures);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(spacing::cardGap);
    middle->addWidget(m_charts, 1);
    middle->addWidget(m_sideBox);
    column->addLayout(middle, 1);
    return page;
}

void TrainingPanel::connectParts()
{
    connect(&m_document, &WorkspaceDocument::changed, this, &TrainingPanel::refresh);
    connect(&m_slow, &QTimer::timeout, this, &TrainingPanel::showSlowParts);
    connect(m_head, &TrainingHead::runChosen, this, [this](const std::string& id, bool newest) {
        m_newest = newest;
        if (const RunSummary* summary = summaryOf(id))
            showRun(*summary);
        refresh();
    });
    connect(m_empty, &EmptyState::actionChosen, this, &TrainingPanel::startTraining);
    connect(m_start, &QPushButton::clicked, this, &TrainingPanel::startTraining);
    connect(m_exportButton, &QPushButton::clicked, this, &TrainingPanel::chooseExport);
    connect(m_charts, &ChartCard::exportRequested, this, &TrainingPanel::chooseExport);
    connect(m_charts, &ChartCard::overlayRemoved, this,
            [this](const std::string& id) { setOverlay(id, false); });
    connect(&m_charts->overlayMenu(), &QMenu::aboutToShow, this, &TrainingPanel::fillOverlayMenu);
    connect(m_samples, &SamplesCard::evaluationRequested, this,
            [this] { Q_EMIT jumpRequested(QStringLiteral("evaluation"), {}); });
    connect(m_sideChoice, &SegmentedControl::currentChanged, this, &TrainingPanel::layOut);
    connect(m_banner, &Banner::primaryChosen, this, [this] { act(QStringLiteral("run.resume")); });
    connect(m_banner, &Banner::quietChosen, this,
            [this] { Q_EMIT jumpRequested(QStringLiteral("config"), QStringLiteral("optim.lr")); });
    connect(m_figures, &FiguresBar::chosen, this, [this](FiguresBar::Deed deed) {
        static constexpr const char* actions[] = {"run.hold", "run.release", "run.stop",
                                                  "run.resume"};
        act(QLatin1String(actions[static_cast<int>(deed)]));
    });
    connect(&m_gpu, &GpuWatch::opened, this, [this](double memory, double power) {
        m_charts->setGpuCard({memory / gibibyte, power});
    });
    connect(&m_gpu, &GpuWatch::readingArrived, this, [this](const GpuReading& reading) {
        if (!m_run)
            return;
        m_charts->setGpuReasons(gpuReasons(reading));
        m_run->addReading(reading.values);
    });
    connect(&m_gpu, &GpuWatch::unavailable, this, &TrainingPanel::showGpuReasons);
}

QList<QWidget*> TrainingPanel::titleWidgets()
{
    return {m_head};
}

QList<QWidget*> TrainingPanel::headerWidgets()
{
    return {m_start, m_exportButton};
}

void TrainingPanel::setActive(bool active)
{
    m_active = active;
    m_runs.setActive(active);
    if (active)
        refresh();
    else
        m_gpu.stop();
}

void TrainingPanel::jumpTo(const QString& place)
{
    if (const RunSummary* summary = summaryOf(place.toStdString()); summary) {
        m_newest = false;
        showRun(*summary);
        refresh();
    }
}

const RunSummary* TrainingPanel::summaryOf(const std::string& id) const
{
    const auto snapshot = m_document.snapshot();
    if (!snapshot)
        return nullptr;
    const auto found = std::find_if(snapshot->runs.begin(), snapshot->runs.end(),
                                    [&](const RunSummary& run) { return run.id == id; });
    return found == snapshot->runs.end() || found->verb != "train" ? nullptr : &*found;
}

std::vector<const RunSummary*> TrainingPanel::trainingRuns() const
{
    std::vector<const RunSummary*> runs; // newest first
    if (const auto snapshot = m_document.snapshot())
        for (auto run = snapshot->runs.rbegin(); run != snapshot->runs.rend(); ++run)
            if (run->verb == "train")
                runs.push_back(&*run);
    return runs;
}

const RunSummary* TrainingPanel::liveRun() const
{
    const auto snapshot = m_document.snapshot();
    if (!snapshot)
        return nullptr;
    const auto found = std::find_if(snapshot->runs.begin(), snapshot->runs.end(),
                                    [](const RunSummary& run) { return run.alive; });
    return found == snapshot->runs.end() ? nullptr : &*found;
}

void TrainingPanel::refresh()
{
    const auto snapshot = m_document.snapshot();
    if (!m_active || !snapshot)
        return;
    const std::vector<const RunSummary*> runs = trainingRuns();
    const RunSummary* live = liveRun();
    m_start->setEnabled(!live);
    m_start->setToolTip(live ? tr("Not now: %1 is at work").arg(shortRunName(live->id))
                             : tr("Train from config.yaml and data/train.jsonl"));
    m_exportButton->setEnabled(!runs.empty());
    m_head->setVisible(!runs.empty());
    if (runs.empty()) {
        m_run = nullptr;
        showEmpty();
        Q_EMIT railStateChanged(std::nullopt);
        return;
    }
    const RunSummary* wanted = m_run && !m_newest ? summaryOf(m_run->id()) : nullptr;
    if (!wanted)
        wanted = runs.front();
    showRun(*wanted);
    m_head->setRuns(runs, m_run->id());
    m_pages->setCurrentIndex(1);
    m_runs.readFacts();
    showState();
}

void TrainingPanel::showEmpty()
{
    m_pages->setCurrentIndex(0);
    if (m_document.folder().isEmpty())
        return;
    m_needs.start(
        [root = std::filesystem::path(m_document.folder().toStdString())](const CancelToken&) {
            std::error_code ignored;
            return std::array<bool, 2>{
                std::filesystem::exists(root / "config.yaml", ignored),
                std::filesystem::exists(root / "data" / "train.jsonl", ignored)};
        },
        [this](const std::array<bool, 2>& there) {
            m_empty->setText(
                {QStringLiteral("training"),
                 tr("Nothing has been trained yet"),
                 tr("Training writes a run folder. Its curves, samples and log stand here while "
                    "it works, whoever started it, and stay."),
                 {{there[0], tr("config.yaml with the settings")},
                  {there[1], tr("data/train.jsonl with the training items")}},
                 there[0] && there[1] ? tr("Start training") : QString(),
                 QStringLiteral("mesewright-cli train --config config.yaml --train "
                                "data/train.jsonl --out adapters")});
        });
}

void TrainingPanel::showRun(const RunSummary& summary)
{
    if (m_run && m_run->id() == summary.id)
        return;
    // A run is either the one shown or one laid over it.
    if (std::erase(m_overlaid, summary.id) > 0)
        m_charts->removeOverlay(summary.id);
    m_gpu.stop();
    m_logProblem.clear();
    if (m_run)
        disconnect(m_run, nullptr, this, nullptr);
    m_run = &m_runs.open(summary.id, summary.folder);
    m_charts->setGpuCard({});
    m_charts->setRun(m_run);
    const auto soon = [this] {
        if (!m_slow.isActive())
            m_slow.start();
    };
    connect(m_run, &TrainingRun::stepsChanged, this, soon);
    connect(m_run, &TrainingRun::messagesChanged, this, soon);
    connect(m_run, &TrainingRun::samplesChanged, this, [this] { m_samples->setRun(m_run); });
    connect(m_run, &TrainingRun::factsChanged, this, [this] {
        m_samples->showFacts(*m_run);
        showState();
    });
    connect(m_run, &TrainingRun::historyEnded, this, &TrainingPanel::showState);
    connect(m_run, &TrainingRun::failed, this, [this](const QString& sentence) {
        m_logProblem = sentence;
        showState();
    });
    m_samples->setRun(m_run);
    forgetUnseen();
    layOut();
}

void TrainingPanel::forgetUnseen()
{
    std::vector<std::string> seen = m_overlaid;
    seen.push_back(m_run->id());
    m_runs.keepOnly(seen);
}

void TrainingPanel::setOverlay(const std::string& id, bool shown)
{
    const auto found = std::find(m_overlaid.begin(), m_overlaid.end(), id);
    if (shown == (found != m_overlaid.end()))
        return;
    if (shown) {
        const RunSummary* summary = summaryOf(id);
        if (!summary || m_overlaid.size() + 1 >= ChartCard::mostRuns)
            return;
        m_overlaid.push_back(id);
        m_charts->addOverlay(m_runs.open(id, summary->folder));
    } else {
        m_overlaid.erase(found);
        m_charts->removeOverlay(id);
        forgetUnseen();
    }
}

void TrainingPanel::fillOverlayMenu()
{
    QMenu& menu = m_charts->overlayMenu();
    menu.clear();
    for (const RunSummary* run : trainingRuns()) {
        if (m_run && run->id == m_run->id())
            continue;
        QAction* action = menu.addAction(shortRunName(run->id));
        action->setCheckable(true);
        action->setChecked(std::find(m_overlaid.begin(), m_overlaid.end(), run->id) !=
                           m_overlaid.end());
        connect(action, &QAction::toggled, this,
                [this, id = run->id](bool shown) { setOverlay(id, shown); });
    }
    if (menu.isEmpty())
        menu.addAction(tr("There is no other training run"))->setEnabled(false);
}

void TrainingPanel::showState()
{
    const RunSummary* summary = m_run ? summaryOf(m_run->id()) : nullptr;
    if (!summary)
        return;
    m_loading->setVisible(!m_run->loaded());
    m_head->showRun(*summary, m_run->facts());
    m_charts->setFailed(summary->status == RunStatus::Failed && m_run->loaded());
    showNotice(*summary);
    QList<FiguresBar::Deed> deeds;
    const bool held = summary->status == RunStatus::Paused;
    if (summary->alive && (held || summary->status == RunStatus::Running))
        deeds = {FiguresBar::Deed::Hold, FiguresBar::Deed::Release, FiguresBar::Deed::Stop};
    if (held && !deeds.isEmpty())
        deeds.removeFirst();
    m_figures->setDeeds(deeds);
    watchGpu(*summary);
    showSlowParts();
    const GateState state = gateStateOf(summary->status);
    Q_EMIT railStateChanged(state == GateState::Done ? std::nullopt : std::optional(state));
}

void TrainingPanel::showNotice(const RunSummary& summary)
{
    std::vector<ShownFinding> findings;
    std::optional<TrainingNotice> notice;
    if (m_run->loaded())
        notice = trainingNotice(*m_run, summary);
    if (!m_logProblem.isEmpty())
        notice = TrainingNotice{State::Failed, QStringLiteral("error"),
                                tr("The run's log cannot be read."), m_logProblem, false};
    if (notice) {
        const bool config = notice->state == State::Failed && m_logProblem.isEmpty();
        m_banner->setActions(config ? tr("Open config") : QString(), QStringLiteral("config"),
                             notice->canResume ? tr("Resume") : QString());
        m_banner->show(notice->state, notice->icon, notice->what, notice->why);
    } else {
        m_banner->clear();
    }
    if (notice && notice->state == State::Failed) {
        Finding finding;
        finding.text =
            (m_run->name() + QStringLiteral(": ") + notice->what + QLatin1Char(' ') + notice->why)
                .toStdString();
        findings.push_back(
            {finding, QStringLiteral("training"), id(), QString::fromStdString(m_run->id())});
    }
    Q_EMIT findingsFound(QStringLiteral("training"), findings);
}

void TrainingPanel::showSlowParts()
{
    const RunSummary* summary = m_run ? summaryOf(m_run->id()) : nullptr;
    if (!summary)
        return;
    LineChart& loss = m_charts->chart(Curve::Loss);
    std::optional<double> smoothed;
    if (!m_run->steps().empty())
        smoothed = loss.lastValue(loss.lines().first());
    m_figures->setFigures(trainingFigures(*m_run, *summary, smoothed));
    m_figures->setProgress(trainingProgress(*m_run, *summary));
    m_log->setLines(logLinesOf(*m_run));
}

/// A run's own readings come first; for one at work on a GPU that has none, the window reads.
void TrainingPanel::watchGpu(const RunSummary& summary)
{
    if (!m_run->loaded() || !m_run->factsKnown())
        return;
    if (!m_run->facts().onGpu()) {
        m_gpu.stop();
        showGpuReasons(m_run->facts().device.isEmpty()
                           ? tr("the run does not say what it computes on")
                           : tr("this run computes on the processor"));
    } else if (!summary.alive || !m_active) {
        m_gpu.stop();
        showGpuReasons(tr("the run wrote no readings and has ended"));
    } else if (m_run->gpuReadings().empty() && !m_gpu.running()) {
        m_gpu.start(m_run->facts().gpuIndex());
    }
}

void TrainingPanel::showGpuReasons(const QString& why)
{
    m_charts->setGpuReasons(gpuReasons(why));
}

void TrainingPanel::startTraining()
{
    Q_EMIT actionRequested(QStringLiteral("run.start"), QStringLiteral(R"({"verb":"train"})"));
}

void TrainingPanel::act(const QString& action)
{
    if (m_run)
        Q_EMIT actionRequested(action, QString::fromStdString(m_run->id()));
}

void TrainingPanel::chooseExport()
{
    if (!m_run)
        return;
    const QString path = askExportPath(this, m_run->folder());
    if (!path.isEmpty())
        exportTo(path);
}

void TrainingPanel::exportTo(const QString& path)
{
    m_export.start(chartsExport(*m_charts, path), [this, path](const QString& problem) {
        std::vector<ShownFinding> findings;
        if (!problem.isEmpty()) {
            Finding finding;
            finding.text = problem.toStdString();
            findings.push_back({finding, QStringLiteral("export"), id(), {}});
        }
        Q_EMIT findingsFound(QStringLiteral("export"), findings);
        Q_EMIT subtitleChanged(problem.isEmpty() ? tr("written to %1").arg(path) : QString());
    });
}

void TrainingPanel::layOut()
{
    const bool log = m_sideChoice->current() == QLatin1String("log");
    m_sideChoice->setVisible(m_compact);
    m_samples->setVisible(!m_compact || !log);
    m_log->setVisible(!m_compact || log);
    m_sideBox->setFixedWidth(m_compact ? compactSideWidth : sideWidth);
    // Without samples their card is only a sentence, and the log takes the room.
    m_side->setStretchFactor(m_samples, m_samples->empty() && !m_compact ? 0 : 3);
    m_side->setStretchFactor(m_log, 1);
    m_charts->setCompact(m_compact);
    m_figures->setCompact(m_compact);
    m_samples->setCompact(m_compact);
}

void TrainingPanel::resizeEvent(QResizeEvent* event)
{
    const bool compact = event->size().width() < compactBelow;
    if (compact != m_compact) {
        m_compact = compact;
        layOut();
    }
    Panel::resizeEvent(event);
}

// Not a focus proxy: Tab would go past all that lies before the chart.
void TrainingPanel::focusInEvent(QFocusEvent* event)
{
    Panel::focusInEvent(event);
    m_charts->chart(Curve::Loss).setFocus(event->reason());
}

void TrainingPanel::keyPressEvent(QKeyEvent* event)
{
    if (!m_run)
        return Panel::keyPressEvent(event);
    if (event->matches(QKeySequence::Find)) {
        if (m_compact)
            m_sideChoice->setCurrent(QStringLiteral("log"));
        layOut();
        m_log->openSearch();
        return;
    }
    if (m_charts->axis().handleKey(*event))
        return;
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (plain && event->key() == Qt::Key_L)
        m_charts->toggleLogScale();
    else if (plain && event->key() == Qt::Key_S)
        m_charts->nextSmoothing();
    else if (plain && event->key() == Qt::Key_E)
        chooseExport();
    else
        Panel::keyPressEvent(event);
}

} // namespace mesewright::ui
