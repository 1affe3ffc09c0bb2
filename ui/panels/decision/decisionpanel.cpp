// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/decision/decisionpanel.h"

#include "core/base/json.h"
#include "core/report/gatecards.h"
#include "ui/models/levelresults.h"
#include "ui/models/reportexport.h"
#include "ui/panels/decision/familygains.h"
#include "ui/panels/decision/gaintexts.h"
#include "ui/panels/decision/rulecard.h"
#include "ui/panels/decision/thresholdslider.h"
#include "ui/panels/decision/verdictbanner.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/intervalchart.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/words.h"

#include <nlohmann/json.hpp>

#include <QBoxLayout>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QStackedLayout>

namespace mesewright::ui {

namespace {

constexpr int sideWidth = 404;
constexpr int foldBelow = 1080;
constexpr int evidenceHeight = 96;

QString compareRequest()
{
    return QString::fromStdString(jsonLine(Json{{"verb", "compare"}}));
}

} // namespace

DecisionPanel::DecisionPanel(WorkspaceDocument& document, QWidget* parent)
    : Panel(parent), m_document(document), m_viewing(this), m_asking(this), m_exporting(this)
{
    m_decide = makeButton(tr("Decide again"), QStringLiteral("stale"), ButtonKind::Normal, this);
    m_decide->setToolTip(tr("Run gate E on the results as they are"));
    connect(m_decide, &QPushButton::clicked, this,
            [this] { Q_EMIT actionRequested(QStringLiteral("run.start"), compareRequest()); });
    m_pages = new QStackedLayout(this);
    m_empty = new EmptyState;
    m_pages->addWidget(m_empty);
    connect(m_empty, &EmptyState::actionChosen, m_decide, &QPushButton::click);
    buildPage();
    connect(&document, &WorkspaceDocument::changed, this, &DecisionPanel::refresh);
    showEmpty();
}

QList<QWidget*> DecisionPanel::headerWidgets()
{
    return {m_decide};
}

void DecisionPanel::buildPage()
{
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->viewport()->setAutoFillBackground(false);
    auto* page = new QWidget;
    scroll->setWidget(page);
    page->setAutoFillBackground(false); // setWidget turns it on
    m_pages->addWidget(scroll);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(spacing::card, spacing::card, spacing::card, spacing::card);
    column->setSpacing(spacing::cardGap);
    m_banner = new Banner;
    m_banner->setActions({}, {}, {});
    column->addWidget(m_banner);
    m_verdict = new VerdictBanner;
    column->addWidget(m_verdict);

    m_columns = new QHBoxLayout;
    m_columns->setSpacing(spacing::cardGap);
    auto* main = new QWidget;
    auto* left = new QVBoxLayout(main);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(spacing::cardGap);
    left->addWidget(buildTiles());
    m_gainCard = new Card(tr("Paired difference to the base, in points"));
    m_gainCard->setSubtitle(tr("95 % bootstrap by distinct item"));
    m_gains = new IntervalChart(tr("Paired differences to the base"));
    m_gainCard->body()->addWidget(m_gains);
    left->addWidget(m_gainCard);
    m_familyCard = new Card(tr("By family"));
    m_familyCard->setBodyMargins(false);
    m_families = new FamilyGains;
    m_familyCard->body()->addWidget(m_families);
    left->addWidget(m_familyCard);
    left->addStretch(1);
    m_columns->addWidget(main, 1);

    m_side = new QWidget;
    auto* right = new QVBoxLayout(m_side);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(spacing::cardGap);
    m_rule = new RuleCard;
    right->addWidget(m_rule);
    auto* evidenceCard = new Card(tr("Evidence"));
    evidenceCard->setBodyMargins(false);
    m_checkHashes = makeButton(tr("Check hashes"), QStringLiteral("shield"), ButtonKind::Quiet);
    m_checkHashes->setCheckable(true);
    m_checkHashes->setToolTip(tr("What runs and results recorded of their inputs, and whether "
                                 "the files still are the same"));
    evidenceCard->addAction(m_checkHashes);
    m_evidenceTable = new TableView(tr("Evidence"));
    m_evidenceTable->setModel(&m_evidenceModel);
    m_evidenceTable->setMinimumHeight(evidenceHeight);
    m_evidenceTable->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_evidenceTable->horizontalHeader()->setStretchLastSection(true);
    m_evidenceTable->horizontalHeader()->setDefaultSectionSize(110);
    evidenceCard->body()->addWidget(m_evidenceTable, 1);
    right->addWidget(evidenceCard, 1);
    m_columns->addWidget(m_side);
    column->addLayout(m_columns, 1);

    connect(m_rule, &RuleCard::ruleChanged, this, &DecisionPanel::askWhatIf);
    connect(&m_rule->slider(), &ThresholdSlider::thresholdChanged, this, &DecisionPanel::askWhatIf);
    connect(m_checkHashes, &QPushButton::toggled, this, [this](bool on) {
        m_hashes = on;
        showEvidence();
    });
    connect(&m_verdict->reportButton(), &QPushButton::clicked, this, [this] {
        const QString file = QFileDialog::getSaveFileName(
            this, tr("Export report"), m_document.folder() + QStringLiteral("/report.html"),
            tr("Web page (*.html);;Markdown (*.md)"));
        if (!file.isEmpty())
            exportReportTo(file);
    });
    connect(&m_verdict->numbersButton(), &QPushButton::clicked, this, [this] {
        const QString folder =
            QFileDialog::getExistingDirectory(this, tr("Export the tables as CSV files"));
        if (!folder.isEmpty())
            exportNumbersTo(folder);
    });
}

QWidget* DecisionPanel::buildTiles()
{
    auto* tiles = new QWidget;
    auto* row = new QHBoxLayout(tiles);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::cardGap);
    for (Tile& tile : m_tiles) {
        auto* card = new Card;
        tile.figure = makeLabel({}, TextStyle::Headline);
        tile.caption = makeLabel({}, TextStyle::Small, Tone::Secondary);
        tile.caption->setWordWrap(true);
        card->body()->setSpacing(2);
        card->body()->addWidget(tile.figure);
        card->body()->addWidget(tile.caption);
        card->body()->addStretch(1); // figures stand in one line, however long the captions are
        row->addWidget(card, 1);
    }
    return tiles;
}

void DecisionPanel::setActive(bool active)
{
    m_active = active;
    if (active && m_stale)
        refresh();
}

void DecisionPanel::refresh()
{
    m_stale = !m_active;
    if (!m_active || !m_document.snapshot())
        return;
    m_snapshot = m_document.snapshot();
    const double threshold = m_rule->slider().threshold();
    m_viewing.start(
        [snapshot = m_snapshot, threshold](const CancelToken&) {
            return decisionShown(snapshot->evidence, threshold);
        },
        [this](DecisionShown view) { showView(std::move(view)); });
}

void DecisionPanel::showView(DecisionShown view)
{
    const bool first = m_view.rule.isEmpty();
    m_view = std::move(view);
    const bool decided = !m_view.decision.isEmpty();
    m_decide->setText(decided ? tr("Decide again") : tr("Run gate E"));
    if (m_snapshot->problem.isEmpty())
        m_banner->clear();
    else
        m_banner->show(State::Failed, QStringLiteral("error"), tr("A file cannot be read."),
                       m_snapshot->problem);
    if (!decided && refusal().isEmpty() && m_view.selection.isEmpty()) {
        showEmpty();
        Q_EMIT refreshed();
        return;
    }
    m_pages->setCurrentIndex(1);
    if (first)
        m_rule->setRule(m_view.rule);
    showVerdict();
    showTiles();
    showGains();
    m_familyCard->setSubtitle(m_view.familiesConfirmed ? tr("confirmation set")
                                                       : tr("selection items"));
    m_familyCard->setVisible(!m_view.families.isEmpty());
    m_families->setFamilies(m_view.families);
    showEvidence();
    askWhatIf();
    Q_EMIT refreshed();
}

QString DecisionPanel::refusal() const
{
    if (!m_snapshot)
        return {};
    for (auto run = m_snapshot->runs.rbegin(); run != m_snapshot->runs.rend(); ++run)
        if (run->verb == "compare")
            return run->status == RunStatus::Failed ? QString::fromStdString(run->state.reason)
                                                    : QString();
    return {};
}

void DecisionPanel::showEmpty()
{
    EmptyText text;
    text.icon = QStringLiteral("decision");
    if (m_snapshot) {
        const report::Evidence& known = evidence();
        text.headline = tr("Nothing has been decided");
        text.sentence = tr("Gate E compares every adapter with the base, item by item, corrects "
                           "for picking the best of them, and says whether to keep it.");
        text.needs = {{known.baseline.has_value(), tr("the base, measured by gate B")},
                      {!known.adapters.empty(), tr("adapters, measured by gate D")},
                      {known.confirmAdapter.has_value(),
                       tr("a confirmation on items that no gate used (without it the decision "
                          "says so)")}};
        text.action = known.baseline && !known.adapters.empty() ? tr("Run gate E") : QString();
        text.command = QStringLiteral("mesewright-cli compare");
    } else {
        text.headline = tr("No workspace is open");
        text.sentence = tr("Open a workspace to see what its numbers decide.");
    }
    m_empty->setText(text);
    m_pages->setCurrentIndex(0);
    m_decide->setVisible(m_snapshot != nullptr);
    Q_EMIT railStateChanged(m_snapshot ? std::optional(GateState::Blocked) : std::nullopt);
}

void DecisionPanel::showVerdict()
{
    const report::Evidence& known = evidence();
    const QString doubt =
        known.warnings.empty()
            ? QString()
            : tr("%n doubt(s), the first: %1", nullptr, static_cast<int>(known.warnings.size()))
                  .arg(QString::fromStdString(known.warnings.front().text));
    const QString refused = refusal();
    const auto gate = std::find_if(known.gates.begin(), known.gates.end(),
                                   [](const auto& one) { return one.id == "E"; });
    const bool stale = gate != known.gates.end() && gate->state == report::GateState::Stale;
    m_decide->setVisible(true);
    std::optional<GateState> mark = GateState::Done;
    if (!refused.isEmpty()) {
        m_verdict->show(State::Failed, QStringLiteral("cross"), tr("Gate E refuses to decide."),
                        refused, doubt);
        mark = GateState::Failed;
    } else if (m_view.decision.isEmpty()) {
        m_verdict->show(State::NotRun, QStringLiteral("clock"), tr("Nothing has been decided."),
                        tr("The numbers below are computed from the results; gate E has not "
                           "judged them."),
                        doubt);
        mark = GateState::Ready;
    } else {
        const QString sentence = decisionSentence(m_view, known);
        const QString why = decisionReason(m_view, known);
        const bool proceed = m_view.decision == QStringLiteral("PROCEED");
        const bool fail = m_view.decision == QStringLiteral("FAIL");
        m_verdict->show(proceed ? State::Passed
                        : fail  ? State::Failed
                                : State::NotExtracted,
                        proceed ? QStringLiteral("check")
                        : fail  ? QStringLiteral("cross")
                                : QStringLiteral("warning"),
                        sentence, why, doubt);
        mark = proceed ? GateState::Done : fail ? GateState::Failed : GateState::Warning;
    }
    if (stale) {
        m_banner->show(State::Stale, QStringLiteral("stale"), tr("The decision is stale."),
                       QString::fromStdString(gate->detail));
        mark = GateState::Stale;
    }
    Q_EMIT railStateChanged(mark);
    Q_EMIT subtitleChanged(
        tr("gate E, from 1 baseline, %n result(s)", nullptr,
           static_cast<int>(m_view.selection.size())) +
        (m_view.confirmation.isEmpty() ? tr(" and no confirmation") : tr(" and 1 confirmation")));
}

void DecisionPanel::showTiles()
{
    const auto fillPass = [this](Tile& tile, const std::optional<PassMetrics>& metrics,
                                 const QString& who) {
        tile.figure->setText(metrics ? percentText(metrics->passAtK) : QStringLiteral("–"));
        const auto interval =
            metrics ? shownInterval(metrics->passAtKInterval) : std::optional<Interval>();
        tile.caption->setText(metrics ? tr("%1, %2 %3 · %4")
                                            .arg(who, m_view.passName,
                                                 interval ? intervalText(*interval) : QString(),
                                                 countOf(*metrics, PassKind::AtK))
                                      : who);
    };
    const QString set = m_view.familiesConfirmed ? tr("confirmation set") : tr("selection items");
    fillPass(m_tiles[0], m_view.base, tr("base"));
    fillPass(m_tiles[1], m_view.adapter, tr("adapter"));
    const GainRow* row = !m_view.confirmation.isEmpty() ? &m_view.confirmation.front()
                         : !m_view.selection.isEmpty()  ? &m_view.selection.front()
                                                        : nullptr;
    m_tiles[2].figure->setText(row ? QStringLiteral("%1 : %2").arg(row->won).arg(row->lost)
                                   : QStringLiteral("–"));
    m_tiles[2].caption->setText(tr("items won and lost against the base, %1").arg(set));
    m_tiles[3].figure->setText(QString::number(m_view.selection.size()));
    m_tiles[3].caption->setText(tr("configurations tried before picking"));
}

void DecisionPanel::showGains()
{
    const double threshold = m_rule->slider().threshold();
    m_gains->setData(gainChart(m_view, threshold));
    m_rule->setShown(m_view, ruleChecks(m_view, evidence(), threshold));
}

void DecisionPanel::showEvidence()
{
    if (m_snapshot)
        fillEvidence(m_evidenceModel, evidence(), m_hashes);
    m_evidenceTable->resizeColumnToContents(0);
}

void DecisionPanel::askWhatIf()
{
    if (!m_snapshot || m_view.selection.isEmpty())
        return;
    showGains();
    const double threshold = m_rule->slider().threshold();
    const QString rule = m_rule->rule();
    if (m_rule->slider().isRecorded() && rule == m_view.rule) {
        m_asking.cancel();
        m_rule->setWhatIf(std::nullopt);
        Q_EMIT whatIfShown();
        return;
    }
    m_asking.start([snapshot = m_snapshot, rule, threshold](
                       const CancelToken&) { return whatIf(snapshot->evidence, rule, threshold); },
                   [this](const WhatIf& result) {
                       m_rule->setWhatIf(result);
                       Q_EMIT whatIfShown();
                   });
}

void DecisionPanel::exportReportTo(const QString& file)
{
    m_exporting.start([workspace = std::filesystem::path(m_document.folder().toStdString()),
                       path = std::filesystem::path(file.toStdString())](
                          const CancelToken&) { return exportReport(workspace, path); },
                      [this](const Result<void>& done) { finishExport(done); });
}

void DecisionPanel::exportNumbersTo(const QString& folder)
{
    if (!m_snapshot)
        return;
    m_exporting.start(
        [snapshot = m_snapshot,
         path = std::filesystem::path(folder.toStdString())](const CancelToken&) -> Result<void> {
            const Result<int> written = exportTables(snapshot, path);
            return written ? Result<void>() : Result<void>(written.error());
        },
        [this](const Result<void>& done) { finishExport(done); });
}

void DecisionPanel::finishExport(const Result<void>& done)
{
    const QString problem = done ? QString() : QString::fromStdString(done.error().message);
    if (!done)
        m_banner->show(State::Failed, QStringLiteral("error"), tr("Nothing was exported."),
                       problem);
    Q_EMIT exported(problem);
}

void DecisionPanel::resizeEvent(QResizeEvent* event)
{
    const bool folded = event->size().width() < foldBelow;
    m_columns->setDirection(folded ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_side->setMaximumWidth(folded ? QWIDGETSIZE_MAX : sideWidth);
    m_side->setMinimumWidth(folded ? 0 : sideWidth);
    Panel::resizeEvent(event);
}

} // namespace mesewright::ui
