// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/gridpage.h"

#include "ui/panels/evaluation/figurecharts.h"
#include "ui/panels/evaluation/griddata.h"
#include "ui/panels/evaluation/heatlegend.h"
#include "ui/panels/evaluation/itemsandanswer.h"
#include "ui/widgets/card.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QSplitter>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int narrowBelow = 1260;
constexpr int leftWidth = 448;
constexpr int answerWidth = 436;
constexpr int leastWidth = 300;

} // namespace

GridPage::GridPage(QWidget* parent) : QWidget(parent), m_job(this)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::card, spacing::card, spacing::card, spacing::card);
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(spacing::cardGap);
    row->addWidget(m_splitter);
    buildLeft(m_splitter);
    m_items = new ItemsAndAnswer(
        {ItemFilter::All, ItemFilter::OnlyRight, ItemFilter::OnlyLeft, ItemFilter::NotExtracted},
        this);
    m_items->items().setFilterNames(
        {tr("All"), tr("Only adapter"), tr("Only base"), tr("Not extracted")});
    m_items->items().setFamilyShown(false);
    m_splitter->addWidget(m_items->middle());
    m_splitter->addWidget(&m_items->answer());
    m_items->middle()->setMinimumWidth(leastWidth);
    m_items->answer().setMinimumWidth(leastWidth);
    m_splitter->setSizes({leftWidth, 580, answerWidth});
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    connect(m_items, &ItemsAndAnswer::reviewRequested, this, &GridPage::reviewRequested);
    connect(m_items, &ItemsAndAnswer::answerFreed, this, [this](QWidget* answer) {
        // A widget that comes anew would take more than its part.
        m_splitter->addWidget(answer);
        m_splitter->setStretchFactor(2, 0);
        m_splitter->setSizes({leftWidth, width() - leftWidth - answerWidth, answerWidth});
    });
}

void GridPage::buildLeft(QSplitter* splitter)
{
    auto* left = new QWidget;
    left->setMinimumWidth(leastWidth);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::cardGap);

    m_familyCard = new Card(tr("By family"));
    m_kind = new SegmentedControl(tr("First answer or any answer"));
    m_kind->addChoice(QStringLiteral("1"), QStringLiteral("pass@1"));
    m_kind->addChoice(QStringLiteral("k"), QStringLiteral("pass@k"));
    m_kind->setCurrent(QStringLiteral("k"));
    m_familyCard->addAction(m_kind);
    m_families = new IntervalChart(tr("Pass rates by family"));
    m_familyCard->body()->addWidget(m_families);
    m_familyCard->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    column->addWidget(m_familyCard);

    m_gridCard = new Card(tr("Checkpoint × scale"));
    m_grid = new HeatGrid;
    m_legend = new HeatLegend;
    m_gridCard->body()->addWidget(m_grid, 1);
    m_gridCard->body()->addWidget(m_legend);
    m_gridCard->body()->addStretch(0);
    column->addWidget(m_gridCard, 1);

    auto* note = new NoteBar(State::NotExtracted, QStringLiteral("warning"));
    m_leakNote = note;
    m_leakText = note->label();
    m_leakButton = note->addButton(tr("Clean items only"));
    m_leakButton->setCheckable(true);
    note->hide();
    column->addWidget(note);
    splitter->addWidget(left);

    connect(m_kind, &SegmentedControl::currentChanged, this, [this] {
        fillFamilies();
        fillGrid();
    });
    connect(m_grid, &HeatGrid::cellChosen, this, [this](int cell) {
        if (cell >= m_adapterOfCell.size() || m_adapterOfCell[cell] < 0)
            return;
        m_adapter = QString::fromStdString(
            m_shown.snapshot->evidence.adapters[m_adapterOfCell[cell]].label);
        fillFamilies();
        fillItems();
    });
    connect(m_leakButton, &QPushButton::toggled, this, &GridPage::setCleanOnly);
}

void GridPage::setShown(const EvaluationShown& shown)
{
    const bool another =
        !m_shown.snapshot || m_shown.snapshot != shown.snapshot || m_shown.level != shown.level;
    m_shown = shown;
    if (another)
        m_clean.clear();
    const auto& evidence = shown.snapshot->evidence;
    if (adapterIndex() < 0 && !evidence.adapters.empty())
        m_adapter = QString::fromStdString(
            evidence.adapters[evidence.picked.value_or(evidence.adapters.size() - 1)].label);
    if (m_cleanOnly)
        setCleanOnly(true); // fills once the clean figures are there
    else
        fill();
}

void GridPage::setLive(const LiveState* live, int itemsOfOne)
{
    m_live = live;
    m_itemsOfOne = itemsOfOne;
    if (m_shown.snapshot)
        fillGrid();
}

int GridPage::adapterIndex() const
{
    if (!m_shown.snapshot)
        return -1;
    const auto& adapters = m_shown.snapshot->evidence.adapters;
    const auto found = std::find_if(adapters.begin(), adapters.end(), [this](const auto& one) {
        return QString::fromStdString(one.label) == m_adapter;
    });
    return found == adapters.end() ? -1 : static_cast<int>(found - adapters.begin());
}

const EvalResults* GridPage::figuresOf(const report::ResultsEvidence* results) const
{
    if (!results)
        return nullptr;
    if (m_cleanOnly)
        if (const auto clean = m_clean.find(results->file); clean != m_clean.end())
            return &clean->second;
    return &results->results;
}

void GridPage::fill()
{
    const LevelResults& level = m_shown.results();
    const report::ResultsEvidence* any = level.baseline;
    for (const report::ResultsEvidence* adapter : level.adapters)
        any = any ? any : adapter;
    if (any)
        m_kind->setChoiceText(QStringLiteral("k"), passName(any->results, PassKind::AtK));
    fillFamilies();
    fillGrid();
    fillItems();
    fillLeakNote();
}

void GridPage::fillFamilies()
{
    if (!m_shown.snapshot)
        return;
    const LevelResults& level = m_shown.results();
    const PassKind kind = m_kind->current() == QStringLiteral("1") ? PassKind::At1 : PassKind::AtK;
    QList<FigureSeries> series{{tr("base"), figuresOf(level.baseline), 0, true}};
    const int index = adapterIndex();
    if (index >= 0)
        series.append({m_adapter, figuresOf(level.adapters[index]), 0, false});
    m_families->setData(familyFigures(series, kind));
    m_familyCard->setSubtitle(m_cleanOnly ? tr("clean items only") : QString());
}

void GridPage::fillGrid()
{
    const PassKind kind = m_kind->current() == QStringLiteral("1") ? PassKind::At1 : PassKind::AtK;
    GridSource source;
    source.evidence = &m_shown.snapshot->evidence;
    for (const report::ResultsEvidence* adapter : m_shown.results().adapters)
        source.figures.append(figuresOf(adapter));
    source.kind = kind;
    // The run at work judges at the gates' level; the grid of another level does not show it.
    if (m_live && gateLevel(m_shown.snapshot->evidence) == m_shown.results().name) {
        source.live = m_live;
        source.itemsOfOne = m_itemsOfOne;
    }
    m_gridData = gridData(source, &m_adapterOfCell);
    m_grid->setData(m_gridData);
    m_grid->setCurrent(static_cast<int>(m_adapterOfCell.indexOf(adapterIndex())));
    m_legend->setRange(heatRange(m_gridData));
    const report::ResultsEvidence* base = m_shown.results().baseline;
    m_gridCard->setSubtitle(base ? tr("%1 in %").arg(passName(base->results, kind)) : tr("in %"));
}

void GridPage::fillItems()
{
    const int index = adapterIndex();
    m_items->items().setCleanOnly(m_cleanOnly);
    m_items->show(m_shown, baseResults(), tr("Base"), adapterResults(index),
                  index >= 0 ? m_adapter : tr("Adapter"));
}

void GridPage::fillLeakNote()
{
    const auto& evidence = m_shown.snapshot->evidence;
    const LeakNote note = leakNote(evidence);
    m_leakNote->setVisible(note.leakedRows > 0);
    if (note.leakedRows == 0)
        return;
    m_leakText->setText(
        note.cleanItems == 0
            ? tr("All %n item(s) stand in the training data: nothing here is evidence.", nullptr,
                 static_cast<int>(note.leakedRows))
            : tr("%1 rows stand in the training data. On the %2 items that do not, %3 of %4 "
                 "results cannot be told apart from the base.")
                  .arg(note.leakedRows)
                  .arg(note.cleanItems)
                  .arg(note.notToldApart)
                  .arg(note.results));
    m_leakButton->setEnabled(note.cleanItems > 0);
}

void GridPage::setCleanOnly(bool cleanOnly)
{
    m_cleanOnly = cleanOnly;
    if (!m_shown.snapshot)
        return;
    if (!cleanOnly || !m_clean.empty()) {
        fill();
        return;
    }
    std::vector<const report::ResultsEvidence*> wanted;
    const LevelResults& level = m_shown.results();
    if (level.baseline)
        wanted.push_back(level.baseline);
    for (const report::ResultsEvidence* adapter : level.adapters)
        if (adapter)
            wanted.push_back(adapter);
    // The snapshot rides along: the pointers go into it.
    m_job.start(
        [wanted, snapshot = m_shown.snapshot](const CancelToken&) { return cleanFigures(wanted); },
        [this](CleanFigures figures) {
            m_clean = std::move(figures);
            fill();
        });
}

void GridPage::resizeEvent(QResizeEvent* event)
{
    m_items->setNarrow(event->size().width() < narrowBelow);
    QWidget::resizeEvent(event);
}

} // namespace mesewright::ui
