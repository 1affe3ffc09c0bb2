// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/datapanel.h"

#include "core/gates/traindata.h"
#include "core/llm/trainingorder.h"
#include "ui/models/findingsmodel.h"
#include "ui/panels/data/datacharts.h"
#include "ui/panels/data/datafigures.h"
#include "ui/panels/data/facets.h"
#include "ui/panels/data/foldingsplitter.h"
#include "ui/panels/data/rowscard.h"
#include "ui/panels/data/rowstable.h"
#include "ui/panels/data/rowview.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/figurecard.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QResizeEvent>
#include <QShortcut>
#include <QStackedLayout>

#include <algorithm>

namespace mesewright::ui {

namespace {

/// Below this the row beside the list matters more than the filters; a row under the list would
/// leave neither of them enough lines in a window of the smallest size.
constexpr int filtersFoldBelow = 1340;
constexpr int stackedBelow = 960;
constexpr const char* kindIds[] = {"train", "validation", "eval"};
constexpr DataKind kinds[] = {DataKind::Train, DataKind::Validation, DataKind::Eval};

QString idOf(DataKind kind)
{
    return QLatin1String(kindIds[static_cast<int>(kind)]);
}

QString rowsView()
{
    return QStringLiteral("rows");
}

QString chartsView()
{
    return QStringLiteral("charts");
}

/// The lines that the first update takes; none without settings.
std::optional<std::vector<int>> firstBatch(const DataState& data, const SharedPrompts& prompts)
{
    if (!prompts)
        return std::nullopt;
    std::vector<int> rows;
    for (std::size_t i = 0; i < data.facts.size(); ++i)
        if (data.facts[i].kind == RowFacts::Kind::Item ||
            data.facts[i].kind == RowFacts::Kind::Tokens)
            rows.push_back(static_cast<int>(i));
    std::vector<int> lines;
    if (!rows.empty())
        for (const std::vector<int>& batch :
             TrainingOrder(rows.size(), trainerOptions(prompts->settings)).microBatches(0))
            for (const int row : batch)
                lines.push_back(rows[static_cast<std::size_t>(row)]);
    std::sort(lines.begin(), lines.end());
    return lines;
}

} // namespace

DataPanel::DataPanel(WorkspaceDocument& document, QWidget* parent)
    : Panel(parent), m_document(document), m_filterJob(this), m_fileJob(this)
{
    setAcceptDrops(true);
    makeHeader();
    makePages();
    addShortcuts();
    offerActions();
    connectRows();
    connectFiles();
    connect(m_empty, &EmptyState::actionChosen, this, &DataPanel::importRows);
    connect(m_banner, &Banner::quietChosen, m_banner, &Banner::clear);
    connect(&m_document, &WorkspaceDocument::changed, this, &DataPanel::workspaceChanged);
    refreshHeader();
}

void DataPanel::makePages()
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(spacing::card, spacing::card, spacing::card, spacing::card);
    outer->setSpacing(spacing::cardGap);
    m_banner = new Banner;
    outer->addWidget(m_banner);
    auto* pages = new QWidget;
    m_pages = new QStackedLayout(pages);
    outer->addWidget(pages, 1);
    m_empty = new EmptyState;
    m_pages->addWidget(m_empty);
    m_filled = new QWidget;
    auto* column = new QVBoxLayout(m_filled);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::cardGap);
    auto* figures = new QHBoxLayout;
    figures->setSpacing(spacing::cardGap);
    for (FigureCard*& figure : m_figures) {
        figure = new FigureCard;
        figures->addWidget(figure, 1);
    }
    column->addLayout(figures);
    auto* views = new QWidget;
    m_views = new QStackedLayout(views);
    column->addWidget(views, 1);
    auto* facetCard = new Card;
    facetCard->setBodyMargins(false);
    m_facets = new Facets;
    facetCard->body()->addWidget(m_facets, 1);
    QPushButton* clear =
        makeButton(tr("Clear filters"), QStringLiteral("cross"), ButtonKind::Quiet);
    connect(clear, &QPushButton::clicked, this, [this] {
        m_rows->setQuery({});
        m_rows->dropFirstBatch();
        m_facets->clear();
        filter();
    });
    facetCard->body()->addWidget(clear);
    m_rows = new RowsCard(m_model);
    m_rowView = new RowView;
    m_splitter = new FoldingSplitter(facetCard, m_rows, m_rowView);
    m_views->addWidget(m_splitter);
    m_charts = new DataCharts;
    m_views->addWidget(m_charts);
    m_pages->addWidget(m_filled);
}

void DataPanel::makeHeader()
{
    m_view = new SegmentedControl(tr("What is shown"), this);
    m_view->addChoice(rowsView(), tr("Items"));
    m_view->addChoice(chartsView(), tr("Charts"));
    m_view->setCurrent(rowsView());
    connect(m_view, &SegmentedControl::currentChanged, this,
            [this](const QString& id) { showCharts(id == chartsView()); });
    m_choice = new SegmentedControl(tr("Which rows"), this);
    for (const DataKind kind : kinds)
        m_choice->addChoice(idOf(kind), m_files.set(kind).title());
    m_choice->setCurrent(idOf(m_current));
    m_import = makeButton(tr("Import…"), QStringLiteral("import"), ButtonKind::Normal, this);
    m_export = makeButton(tr("Export…"), QStringLiteral("export"), ButtonKind::Normal, this);
    m_add = makeButton(tr("Add row"), QStringLiteral("plus"), ButtonKind::Normal, this);
    m_save = makeButton(tr("Save"), QStringLiteral("save"), ButtonKind::Normal, this);
    m_save->setToolTip(tr("Ctrl+S"));
    m_split = makeButton(tr("Split off leaked rows…"), {}, ButtonKind::Primary, this);
    connect(m_choice, &SegmentedControl::currentChanged, this, [this](const QString& id) {
        for (const DataKind kind : kinds)
            if (id == idOf(kind))
                showFile(kind);
    });
    connect(m_import, &QPushButton::clicked, this, &DataPanel::importRows);
    connect(m_export, &QPushButton::clicked, this, &DataPanel::exportRows);
    connect(m_add, &QPushButton::clicked, this, &DataPanel::addRow);
    connect(m_save, &QPushButton::clicked, this, &DataPanel::save);
    connect(m_split, &QPushButton::clicked, this, &DataPanel::splitOffLeaks);
}

QList<QWidget*> DataPanel::titleWidgets()
{
    return {m_view, m_choice};
}

QList<QWidget*> DataPanel::headerWidgets()
{
    return {m_import, m_export, m_add, m_save, m_split};
}

RowsTable& DataPanel::table() const
{
    return m_rows->table();
}

void DataPanel::connectRows()
{
    connect(m_rows, &RowsCard::filterWanted, this, &DataPanel::filter);
    connect(m_rows, &RowsCard::filtersAsked, m_splitter, &FoldingSplitter::showFilters);
    connect(m_rows, &RowsCard::undoAsked, this, &DataPanel::undo);
    connect(m_rows, &RowsCard::redoAsked, this, &DataPanel::redo);
    connect(m_facets, &Facets::changed, this, &DataPanel::filter);
    connect(m_rowView, &RowView::stepAsked, this, &DataPanel::stepRow);
    connect(m_charts, &DataCharts::rowsWanted, this, [this](const QString& query) {
        showCharts(false);
        m_facets->clear();
        m_rows->setQuery(query);
        filter();
        table().setFocus();
    });
    RowsTable* rows = &table();
    connect(rows->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DataPanel::showCurrentRow);
    connect(rows->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &DataPanel::refreshFoot);
    connect(rows, &RowsTable::openAsked, this, [this] { openRow(false); });
    connect(rows, &RowsTable::editAsked, this, [this] { openRow(true); });
    connect(rows, &RowsTable::addAsked, this, &DataPanel::addRow);
    connect(rows, &RowsTable::removeAsked, this, &DataPanel::removeRows);
    connect(rows, &RowsTable::leakAsked, this, &DataPanel::stepLeak);
}

void DataPanel::connectFiles()
{
    connect(&m_files, &DataFiles::rowsChanged, this, &DataPanel::rowsChanged);
    connect(&m_files, &DataFiles::factsChanged, this, &DataPanel::factsChanged);
    connect(&m_files, &DataFiles::stateChanged, this, &DataPanel::refreshHeader);
    connect(&m_files, &DataFiles::leaksChecked, this, [this] {
        refreshHeader();
        tellFindings();
    });
    connect(&m_files, &DataFiles::promptsRead, this, [this] {
        m_rowView->setPrompts(m_files.prompts());
        refreshHeader();
        // Other settings may draw another first batch.
        if (m_rows->firstBatch())
            filter();
    });
    connect(&m_files, &DataFiles::failed, this,
            [this](const QString& why) { complain(tr("A file was not read or written."), why); });
}

void DataPanel::addShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto slot) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    const auto search = [this] {
        showCharts(false);
        m_rows->focusSearch();
    };
    add(QKeySequence(QKeySequence::Save), &DataPanel::save);
    add(QKeySequence(QKeySequence::Undo), &DataPanel::undo);
    add(QKeySequence(QKeySequence::Redo), &DataPanel::redo);
    add(QKeySequence(Qt::CTRL | Qt::Key_L), search);
    add(QKeySequence(QKeySequence::Find), search);
}

void DataPanel::setActive(bool active)
{
    m_active = active;
    if (active && m_stale)
        workspaceChanged();
    m_files.setActive(active);
}

void DataPanel::workspaceChanged()
{
    m_stale = !m_active;
    if (m_active && !m_document.folder().isEmpty())
        m_files.open(m_document.folder());
}

void DataPanel::showFile(DataKind kind)
{
    m_current = kind;
    m_choice->setCurrent(idOf(kind));
    m_rows->dropFirstBatch();
    m_facets->clear();
    rowsChanged(kind);
    m_files.setCounted(kind);
}

void DataPanel::rowsChanged(DataKind kind)
{
    if (kind == m_current) {
        m_facets->setData(*set().data(), m_files.check(kind).has_value());
        m_charts->setData(*set().data());
        filter();
        refreshFigures();
    }
    refreshHeader();
}

void DataPanel::factsChanged(DataKind kind)
{
    if (kind != m_current)
        return;
    m_facets->setData(*set().data(), m_files.check(kind).has_value());
    m_charts->setData(*set().data());
    // Rows that a filter is still at work on come with its result.
    if (m_model.rows()->version == set().data()->version)
        m_model.setData(set().data());
    showCurrentRow();
    refreshFigures();
    const RowFilter hidden = wantedRows();
    // A filter by what has just become known must look again.
    if (!hidden.noLeak.empty() || !hidden.noLength.empty() || hidden.fewestTokens ||
        hidden.mostTokens)
        filter();
}

void DataPanel::showCharts(bool charts)
{
    m_view->setCurrent(charts ? chartsView() : rowsView());
    m_views->setCurrentIndex(charts ? 1 : 0);
}

RowFilter DataPanel::wantedRows() const
{
    const SharedData data = set().data();
    RowFilter wanted = parseFilter(m_rows->query(), *data);
    m_facets->addTo(wanted);
    if (m_rows->firstBatch())
        wanted.only = firstBatch(*data, m_files.prompts());
    return wanted;
}

void DataPanel::filter()
{
    const SharedData data = set().data();
    const RowFilter wanted = wantedRows();
    const int line = m_model.lineAt(table().currentIndex().row());
    m_filterJob.start(
        [data, wanted](const CancelToken& cancel) { return filterRows(*data, wanted, cancel); },
        [this, data, line](std::vector<int> lines) {
            // Facts may have come meanwhile; rows have not, or this job would have been cancelled.
            const SharedData now = set().data();
            m_model.setRows(now->version == data->version ? now : data, std::move(lines));
            const int row = std::max(0, m_model.rowOfLine(line));
            if (m_model.rowCount() > 0)
                table().goToRow(row);
            showCurrentRow();
            refreshHeader();
            refreshFoot();
            Q_EMIT filtered();
        });
}

void DataPanel::showCurrentRow()
{
    DataSet* other = &m_files.set(DataFiles::otherOf(m_current));
    const int line = m_model.lineAt(table().currentIndex().row());
    const bool known = static_cast<std::size_t>(line + 1) <= set().data()->facts.size();
    m_rowView->showLine(&set(), known ? line : -1, countRows(*other->data()) > 0 ? other : nullptr,
                        m_current == DataKind::Eval);
    refreshFoot();
}

void DataPanel::openRow(bool forEditing)
{
    if (m_rowView->line() < 0)
        return;
    if (forEditing)
        m_rowView->showFields();
    else
        m_rowView->setFocus();
}

void DataPanel::stepRow(int step)
{
    const int row = std::clamp(table().currentIndex().row() + step, 0, m_model.rowCount() - 1);
    if (row >= 0)
        table().goToRow(row);
}

void DataPanel::stepLeak(int step)
{
    const int count = m_model.rowCount();
    const auto& facts = set().data()->facts;
    for (int i = 1, row = table().currentIndex().row(); i <= count; ++i) {
        row = (row + step + count) % count;
        if (isLeak(facts[static_cast<std::size_t>(m_model.lineAt(row))].leak)) {
            table().goToRow(row);
            return;
        }
    }
}

void DataPanel::refreshHeader()
{
    for (const DataKind kind : kinds) {
        const DataSet& data = m_files.set(kind);
        const auto rows = static_cast<qulonglong>(countRows(*data.data()));
        m_choice->setChoiceText(idOf(kind),
                                data.title() + QStringLiteral("  ") + QLocale().toString(rows) +
                                    (data.modified() ? QStringLiteral(" •") : QString()));
    }
    const QString& folder = m_files.workspace();
    const bool rows = countRows(*set().data()) > 0;
    const auto& check = m_files.check(m_current);
    m_save->setVisible(m_files.modified());
    m_export->setEnabled(rows);
    m_import->setEnabled(!folder.isEmpty());
    m_add->setEnabled(!folder.isEmpty());
    m_split->setVisible(m_current != DataKind::Train && check && check->sameQuestionRows > 0);
    m_rows->showUndo(set().undoStack());
    m_rows->offerFirstBatch(m_current == DataKind::Train,
                            !m_files.prompts()           ? tr("config.yaml is being read")
                            : m_files.prompts()->prompts ? QString()
                                                         : m_files.prompts()->problem);
    refreshOffers();
    Q_EMIT subtitleChanged(set().loading() ? tr("reading…") : QString());
    if (!rows && !set().loading()) {
        m_empty->setText(emptyText(folder, QString::fromStdString(set().fileName())));
        m_pages->setCurrentWidget(m_empty);
    } else if (rows) {
        m_pages->setCurrentWidget(m_filled);
    }
}

void DataPanel::refreshFigures()
{
    const QList<CardFigure> figures =
        dataFigures(*set().data(), m_files.check(m_current), set().fileName(),
                    m_files.set(DataFiles::otherOf(m_current)).fileName());
    for (std::size_t i = 0; i < m_figures.size(); ++i)
        m_figures[i]->setFigure(figures.value(static_cast<qsizetype>(i)));
}

void DataPanel::refreshFoot()
{
    m_rows->showCounts(countRows(*set().data()));
}

void DataPanel::tellFindings()
{
    std::vector<ShownFinding> findings;
    for (const DataKind kind : kinds) {
        const DataSet& data = m_files.set(kind);
        for (Finding& finding : dataFindings(*data.data(), m_files.check(kind),
                                             "data/" + data.fileName(), kind == DataKind::Eval)) {
            const QString row =
                finding.line > 0 ? QStringLiteral("/%1").arg(finding.line) : QString();
            findings.push_back({finding, QStringLiteral("data"), id(), idOf(kind) + row});
        }
    }
    const auto worst = [&](Severity severity) {
        return std::any_of(findings.begin(), findings.end(), [severity](const ShownFinding& f) {
            return f.finding.severity == severity;
        });
    };
    Q_EMIT railStateChanged(worst(Severity::Error)     ? std::optional(GateState::Failed)
                            : worst(Severity::Warning) ? std::optional(GateState::Warning)
                                                       : std::nullopt);
    Q_EMIT findingsFound(QStringLiteral("data"), findings);
}

void DataPanel::jumpTo(const QString& place)
{
    const QString name = place.section(QLatin1Char('/'), 0, 0);
    const int line = place.section(QLatin1Char('/'), 1).toInt() - 1;
    for (const DataKind kind : kinds)
        if (name == idOf(kind))
            showFile(kind);
    if (line < 0)
        return;
    showCharts(false);
    m_rows->setQuery({});
    m_rows->dropFirstBatch();
    m_facets->clear();
    connect(
        this, &DataPanel::filtered, this,
        [this, line] {
            if (const int row = m_model.rowOfLine(line); row >= 0)
                table().goToRow(row);
        },
        Qt::SingleShotConnection);
    filter();
}

void DataPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    using Fold = FoldingSplitter::Fold;
    const int width = event->size().width();
    const Fold fold = width >= filtersFoldBelow ? Fold::None
                      : width >= stackedBelow   ? Fold::Filters
                                                : Fold::Stacked;
    m_splitter->setFold(fold);
    m_rows->offerFilters(fold != Fold::None);
}

} // namespace mesewright::ui
