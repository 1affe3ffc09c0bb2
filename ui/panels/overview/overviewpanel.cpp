// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/overview/overviewpanel.h"

#include "ui/models/findingplaces.h"
#include "ui/models/runsmodel.h"
#include "ui/panels/overview/runscard.h"
#include "ui/shell/paletteentries.h"
#include "ui/shell/queue/queuecard.h"
#include "ui/shell/queue/runqueue.h"
#include "ui/shell/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/gatecard.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QResizeEvent>
#include <QStackedLayout>

#include <filesystem>

namespace mesewright::ui {

namespace {

constexpr int compactBelow = 1340;
constexpr int tabsBelow = 1100;
constexpr int gateCount = 5;
constexpr int leastListHeight = 176; ///< header and some rows
constexpr int queueShare = 5;        ///< of the width, against the runs
constexpr int runsShare = 7;

QString requestOf(const QString& verb)
{
    return QStringLiteral("{\"verb\": \"%1\"}").arg(verb);
}

} // namespace

OverviewPanel::OverviewPanel(WorkspaceDocument& document, RunQueue& queue, QWidget* parent)
    : Panel(parent), m_document(document), m_queue(queue)
{
    m_report = makeButton(tr("Report…"), QStringLiteral("report"), ButtonKind::Normal, this);
    connect(m_report, &QPushButton::clicked, this,
            [this] { Q_EMIT jumpRequested(QStringLiteral("decision"), {}); });
    m_pages = new QStackedLayout(this);
    m_empty = new EmptyState;
    m_pages->addWidget(m_empty);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(spacing::card, spacing::card, spacing::card, spacing::card);
    column->setSpacing(spacing::cardGap);
    m_banner = new Banner;
    m_banner->setActions({}, {}, {});
    column->addWidget(m_banner);
    auto* cards = new QHBoxLayout;
    cards->setSpacing(spacing::cardGap);
    for (int i = 0; i < gateCount; ++i) {
        m_cards.append(new GateCard);
        cards->addWidget(m_cards.last(), 1);
        connect(m_cards.last(), &GateCard::actionChosen, this, [this, i] { takeStep(i); });
        connect(m_cards.last(), &GateCard::evidenceChosen, this, [this, i] { showEvidence(i); });
    }
    column->addLayout(cards);
    m_queueCard = new QueueCard(queue);
    m_runsCard = new RunsCard;
    m_queueCard->setMinimumHeight(leastListHeight);
    m_runsCard->setMinimumHeight(leastListHeight);
    m_list = new SegmentedControl(tr("Shown list"));
    m_list->addChoice(QStringLiteral("queue"), tr("Queue"));
    m_list->addChoice(QStringLiteral("runs"), tr("Recent runs"));
    m_list->setCurrent(QStringLiteral("runs"));
    connect(m_list, &SegmentedControl::currentChanged, this, &OverviewPanel::placeLists);
    column->addWidget(m_list, 0, Qt::AlignLeft);
    auto* lists = new QHBoxLayout;
    lists->setSpacing(spacing::cardGap);
    lists->addWidget(m_queueCard, queueShare);
    lists->addWidget(m_runsCard, runsShare);
    column->addLayout(lists, 1);
    placeLists();
    m_pages->addWidget(page);
    m_empty->setText({QStringLiteral("overview"),
                      tr("No workspace is open"),
                      tr("A workspace is a folder with the data, the settings and the runs of one "
                         "model. Everything this window shows is read from it."),
                      {},
                      {},
                      QStringLiteral("mesewright-cli demo --out DIR")});
    connect(&document, &WorkspaceDocument::changed, this, &OverviewPanel::refresh);
    connect(m_banner, &Banner::primaryChosen, this,
            [this] { Q_EMIT jumpRequested(m_bannerPanel, m_bannerPlace); });
    connect(m_runsCard, &RunsCard::runOpened, this, &OverviewPanel::openRun);
    connect(m_runsCard, &RunsCard::runWantedAgain, this,
            [this](const RunSummary& run) { m_queue.addLike(run); });
    connect(m_runsCard, &RunsCard::runResumed, this, [this](const RunSummary& run) {
        Q_EMIT actionRequested(QStringLiteral("run.resume"), QString::fromStdString(run.id));
    });
}

QList<QWidget*> OverviewPanel::headerWidgets()
{
    return {m_report};
}

void OverviewPanel::setActive(bool active)
{
    m_active = active;
    if (active && m_stale)
        refresh();
}

void OverviewPanel::resizeEvent(QResizeEvent* event)
{
    const int width = event->size().width();
    for (GateCard* card : m_cards)
        card->setCompact(width < compactBelow);
    placeLists();
    Panel::resizeEvent(event);
}

void OverviewPanel::placeLists()
{
    const bool both = width() >= tabsBelow;
    const bool queue = m_list->current() == QLatin1String("queue");
    m_list->setVisible(!both);
    m_queueCard->setVisible(both || queue);
    m_runsCard->setVisible(both || !queue);
}

void OverviewPanel::takeStep(int card)
{
    if (card >= m_texts.size())
        return;
    const OverviewCard& text = m_texts[card];
    switch (text.step) {
    case GateStep::Start:
        Q_EMIT actionRequested(QStringLiteral("run.start"), requestOf(text.verb));
        break;
    case GateStep::Queue:
        m_queue.add(requestOf(text.verb));
        break;
    case GateStep::Resume:
        Q_EMIT actionRequested(QStringLiteral("run.resume"), text.runId);
        break;
    case GateStep::Watch:
        Q_EMIT jumpRequested(text.panel, text.code == QLatin1String("C") ? text.runId : QString());
        break;
    case GateStep::Read:
        Q_EMIT jumpRequested(text.panel, {});
        break;
    case GateStep::None:
        break;
    }
}

// In the panel that shows it.
void OverviewPanel::showEvidence(int card)
{
    if (card >= m_texts.size())
        return;
    const OverviewCard& text = m_texts[card];
    QString place;
    if (text.code == QLatin1String("B"))
        place = QStringLiteral("baseline");
    else if (text.code == QLatin1String("C"))
        place = text.runId;
    else if (text.code == QLatin1String("D"))
        place = QStringLiteral("grid");
    Q_EMIT jumpRequested(text.panel, place);
}

void OverviewPanel::openRun(const RunSummary& run)
{
    Q_EMIT jumpRequested(panelOfVerb(run.verb), placeOfRun(run));
}

void OverviewPanel::refresh()
{
    m_stale = !m_active;
    const auto snapshot = m_document.snapshot();
    if (!m_active || !snapshot)
        return;
    m_pages->setCurrentIndex(1);
    m_texts = gateCardTexts(*snapshot, QDateTime::currentDateTimeUtc());
    for (int i = 0; i < m_cards.size(); ++i)
        m_cards[i]->setText(m_texts[i]);
    const auto& baseline = snapshot->evidence.baseline;
    m_runsCard->setBaseline(baseline ? std::optional(baseline->results.overall.passAtK)
                                     : std::nullopt);
    m_runsCard->showRuns(snapshot);
    showBanner(*snapshot);
    QStringList words;
    if (baseline) {
        const EvalResults& results = baseline->results;
        const std::string model =
            std::filesystem::path(results.modelName).lexically_normal().filename().string();
        if (!model.empty())
            words << QString::fromStdString(model);
        words << tr("k %1").arg(results.k);
        if (results.generationParams.temperature)
            words << tr("temperature %1")
                         .arg(QLocale().toString(*results.generationParams.temperature, 'g', 3));
        words << tr("seed %1").arg(results.seed);
    }
    Q_EMIT subtitleChanged(words.join(QStringLiteral(", ")));
}

void OverviewPanel::showBanner(const WorkspaceSnapshot& snapshot)
{
    if (!snapshot.problem.isEmpty()) {
        m_banner->show(State::Failed, QStringLiteral("error"), tr("A file cannot be read."),
                       snapshot.problem);
        m_banner->setActions({}, {}, {});
        Q_EMIT railStateChanged(GateState::Failed);
        return;
    }
    const auto& warnings = snapshot.evidence.warnings;
    if (warnings.empty()) {
        m_banner->clear();
        Q_EMIT railStateChanged(std::nullopt);
        return;
    }
    const Finding& worst = warnings.front();
    const FindingPlace place = placeOf(worst);
    m_bannerPanel = place.panel;
    m_bannerPlace = place.place;
    const bool leads = place.panel != id();
    QString why = QString::fromStdString(worst.text);
    if (!why.endsWith(QLatin1Char('.')))
        why += QLatin1Char('.');
    m_banner->show(worst.severity == Severity::Error ? State::Failed : State::NotExtracted,
                   worst.severity == Severity::Error ? QStringLiteral("error")
                                                     : QStringLiteral("warning"),
                   tr("The numbers have %n doubt(s).", nullptr, static_cast<int>(warnings.size())),
                   why.left(1).toUpper() + why.mid(1));
    m_banner->setActions({}, {}, leads ? tr("Show where") : QString());
    Q_EMIT railStateChanged(GateState::Warning);
}

} // namespace mesewright::ui
