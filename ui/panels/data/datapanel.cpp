// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/datapanel.h"

#include "ui/models/findingsmodel.h"
#include "ui/panels/data/datafigures.h"
#include "ui/panels/data/facets.h"
#include "ui/panels/data/rowstable.h"
#include "ui/panels/data/rowtransfer.h"
#include "ui/panels/data/rowview.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/figurecard.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QResizeEvent>
#include <QShortcut>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int facetsWidth = 215;
constexpr int tableWidth = 685;
constexpr int rowWidth = 560;
constexpr int foldedBelow = 1340;
constexpr int filterAfterMs = 150;
constexpr const char* kindIds[] = {"train", "validation", "eval"};
constexpr DataKind kinds[] = {DataKind::Train, DataKind::Validation, DataKind::Eval};

QString idOf(DataKind kind)
{
    return QLatin1String(kindIds[static_cast<int>(kind)]);
}

} // namespace

DataPanel::DataPanel(WorkspaceDocument& document, QWidget* parent)
    : Panel(parent), m_document(document), m_filterJob(this), m_fileJob(this)
{
    makeHeader();
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
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::cardGap);
    auto* figures = new QHBoxLayout;
    figures->setSpacing(spacing::cardGap);
    for (FigureCard*& figure : m_figures) {
        figure = new FigureCard;
        figures->addWidget(figure, 1);
    }
    column->addLayout(figures);
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setHandleWidth(spacing::cardGap);
    m_splitter->setChildrenCollapsible(false);
    auto* facetCard = new Card;
    facetCard->setBodyMargins(false);
    m_facets = new Facets;
    facetCard->body()->addWidget(m_facets, 1);
    QPushButton* clear =
        makeButton(tr("Clear filters"), QStringLiteral("cross"), ButtonKind::Quiet);
    connect(clear, &QPushButton::clicked, this, [this] {
        m_search->clear();
        m_facets->clear();
    });
    facetCard->body()->addWidget(clear);
    m_splitter->addWidget(facetCard);
    m_splitter->addWidget(makeTable());
    m_rowView = new RowView;
    m_splitter->addWidget(m_rowView);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({facetsWidth, tableWidth, rowWidth});
    column->addWidget(m_splitter, 1);
    m_pages->addWidget(page);
    addShortcuts();

    m_filterTimer.setSingleShot(true);
    m_filterTimer.setInterval(filterAfterMs);
    connect(&m_filterTimer, &QTimer::timeout, this, &DataPanel::filter);
    connect(&m_files, &DataFiles::rowsChanged, this, &DataPanel::rowsChanged);
    connect(&m_files, &DataFiles::factsChanged, this, &DataPanel::factsChanged);
    connect(&m_files, &DataFiles::stateChanged, this, &DataPanel::refreshHeader);
    connect(&m_files, &DataFiles::leaksChecked, this, [this] {
        refreshHeader();
        tellFindings();
    });
    connect(&m_files, &DataFiles::promptsRead, this,
            [this] { m_rowView->setPrompts(m_files.prompts()); });
    connect(&m_files, &DataFiles::failed, this,
            [this](const QString& why) { complain(tr("A file was not read or written."), why); });
    connect(m_facets, &Facets::changed, this, &DataPanel::filter);
    connect(m_rowView, &RowView::stepAsked, this, &DataPanel::stepRow);
    connect(m_rowView, &RowView::edited, this, [this](int line, const std::string& text) {
        set().replaceLine(line, text, tr("Change row %1").arg(line + 1));
    });
    connect(m_banner, &Banner::quietChosen, m_banner, &Banner::clear);
    connect(&m_document, &WorkspaceDocument::changed, this, &DataPanel::workspaceChanged);
    refreshHeader();
}

void DataPanel::makeHeader()
{
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

QList<QWidget*> DataPanel::headerWidgets()
{
    return {m_choice, m_import, m_export, m_add, m_save, m_split};
}

QWidget* DataPanel::makeTable()
{
    auto* card = new Card;
    card->setBodyMargins(false);
    card->body()->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(spacing::s, spacing::s, spacing::s, spacing::s);
    row->setSpacing(spacing::s);
    m_search = new QLineEdit;
    m_search->setPlaceholderText(tr("Search text, or family:repair leak:word tokens:>100"));
    m_search->setAccessibleName(tr("Search and filter rows"));
    m_search->setClearButtonEnabled(true);
    m_search->setObjectName(QStringLiteral("search"));
    m_undo = makeIconButton(QStringLiteral("undo"), tr("Undo"));
    m_redo = makeIconButton(QStringLiteral("redo"), tr("Redo"));
    row->addWidget(m_search, 1);
    row->addWidget(m_undo);
    row->addWidget(m_redo);
    card->body()->addLayout(row);
    m_table = new RowsTable;
    m_table->setModel(&m_model);
    card->body()->addWidget(m_table, 1);
    card->body()->addWidget(makeRule());
    m_foot = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_foot->setContentsMargins(spacing::card, spacing::s, spacing::card, spacing::s);
    card->body()->addWidget(m_foot);
    connect(m_search, &QLineEdit::textChanged, &m_filterTimer, qOverload<>(&QTimer::start));
    connect(m_undo, &QToolButton::clicked, this, &DataPanel::undo);
    connect(m_redo, &QToolButton::clicked, this, &DataPanel::redo);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DataPanel::showCurrentRow);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &DataPanel::refreshFoot);
    connect(m_table, &RowsTable::openAsked, this, [this] { openRow(false); });
    connect(m_table, &RowsTable::editAsked, this, [this] { openRow(true); });
    connect(m_table, &RowsTable::addAsked, this, &DataPanel::addRow);
    connect(m_table, &RowsTable::removeAsked, this, &DataPanel::removeRows);
    connect(m_table, &RowsTable::leakAsked, this, &DataPanel::stepLeak);
    return card;
}

void DataPanel::addShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto slot) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    const auto search = [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
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
    m_facets->clear();
    rowsChanged(kind);
    m_files.setCounted(kind);
}

void DataPanel::rowsChanged(DataKind kind)
{
    if (kind == m_current) {
        m_facets->setData(*set().data(), m_files.check(kind).has_value());
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
    // Rows that a filter is still at work on come with its result.
    if (m_model.rows()->version == set().data()->version)
        m_model.setData(set().data());
    showCurrentRow();
    refreshFigures();
    RowFilter hidden = parseFilter(m_search->text(), *set().data());
    m_facets->addTo(hidden);
    // A filter by what has just become known must look again.
    if (!hidden.noLeak.empty() || hidden.fewestTokens || hidden.mostTokens)
        filter();
}

void DataPanel::filter()
{
    m_filterTimer.stop();
    const SharedData data = set().data();
    RowFilter wanted = parseFilter(m_search->text(), *data);
    m_facets->addTo(wanted);
    const int line = m_model.lineAt(m_table->currentIndex().row());
    m_filterJob.start(
        [data, wanted](const CancelToken& cancel) { return filterRows(*data, wanted, cancel); },
        [this, data, line](std::vector<int> lines) {
            // Facts may have come meanwhile; rows have not, or this job would have been cancelled.
            const SharedData now = set().data();
            m_model.setRows(now->version == data->version ? now : data, std::move(lines));
            const int row = std::max(0, m_model.rowOfLine(line));
            if (m_model.rowCount() > 0)
                m_table->goToRow(row);
            showCurrentRow();
            refreshHeader();
            refreshFoot();
            Q_EMIT filtered();
        });
}

void DataPanel::showCurrentRow()
{
    DataSet* other = &m_files.set(DataFiles::otherOf(m_current));
    const int line = m_model.lineAt(m_table->currentIndex().row());
    const bool known = static_cast<std::size_t>(line + 1) <= set().data()->facts.size();
    m_rowView->showLine(&set(), known ? line : -1, m_files.check(m_current) ? other : nullptr,
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
    const int row = std::clamp(m_table->currentIndex().row() + step, 0, m_model.rowCount() - 1);
    if (row >= 0)
        m_table->goToRow(row);
}

void DataPanel::stepLeak(int step)
{
    const int count = m_model.rowCount();
    const auto& facts = set().data()->facts;
    for (int i = 1, row = m_table->currentIndex().row(); i <= count; ++i) {
        row = (row + step + count) % count;
        if (isLeak(facts[static_cast<std::size_t>(m_model.lineAt(row))].leak)) {
            m_table->goToRow(row);
            return;
        }
    }
}

void DataPanel::undo()
{
    set().undoStack().undo();
}

void DataPanel::redo()
{
    set().undoStack().redo();
}

void DataPanel::save()
{
    m_files.save();
}

void DataPanel::addRow()
{
    TaskItem item;
    item.family = "scaffold";
    // A new row is most often like the one that is looked at.
    if (const auto like = set().item(m_rowView->line()); m_rowView->line() >= 0 && like)
        item.family = like->family;
    const int line = set().appendLines({taskItemLine(item)}, tr("Add a row"));
    m_search->clear();
    m_facets->clear();
    filter();
    connect(
        this, &DataPanel::filtered, this,
        [this, line] {
            if (const int row = m_model.rowOfLine(line); row >= 0) {
                m_table->goToRow(row);
                m_rowView->showFields();
            }
        },
        Qt::SingleShotConnection);
}

void DataPanel::removeRows()
{
    std::vector<int> lines;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        lines.push_back(m_model.lineAt(index.row()));
    set().removeLines(std::move(lines));
}

void DataPanel::importRows()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Import rows"), m_files.workspace(),
                                                      tr("JSON Lines (*.jsonl);;All files (*)"));
    if (!file.isEmpty())
        importFrom(file);
}

void DataPanel::importFrom(const QString& file)
{
    m_fileJob.start([path = file.toStdString()](
                        const CancelToken&) { return mesewright::ui::importRows(path); },
                    [this](ImportedRows imported) {
                        const int count = static_cast<int>(imported.lines.size());
                        if (!imported.problem.isEmpty())
                            complain(tr("Nothing was imported."), imported.problem);
                        else if (count > 0)
                            set().appendLines(imported.lines,
                                              tr("Import %n row(s)", nullptr, count));
                    });
}

void DataPanel::exportRows()
{
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Export the rows shown"), m_files.workspace(), tr("JSON Lines (*.jsonl)"));
    if (!file.isEmpty())
        exportTo(file, false);
}

void DataPanel::splitOffLeaks()
{
    const QString standard = QString::fromStdString(
        (set().path().parent_path() / (set().path().stem().string() + "-clean.jsonl")).string());
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Write the rows that are no leaks to"), standard, tr("JSON Lines (*.jsonl)"));
    if (!file.isEmpty())
        exportTo(file, true);
}

void DataPanel::exportTo(const QString& file, bool withoutLeaks)
{
    const SharedData data = set().data();
    // What is split off is judged from the whole file, whatever is shown of it.
    const std::vector<int> lines = withoutLeaks ? cleanLines(*data) : m_model.lines();
    m_fileJob.start(
        [path = file.toStdString(), data, lines](const CancelToken&) {
            return mesewright::ui::exportRows(path, *data, lines);
        },
        [this, file](ExportedRows result) {
            if (!result.written) {
                complain(tr("The rows were not written."),
                         QString::fromStdString(result.written.error().message));
                return;
            }
            m_banner->setActions(tr("Close"), {}, {});
            m_banner->show(State::Passed, QStringLiteral("check"),
                           tr("%n row(s) written.", nullptr, result.rows), file);
            Q_EMIT exported(file, result.rows);
        });
}

void DataPanel::complain(const QString& what, const QString& why)
{
    m_banner->setActions(tr("Close"), {}, {});
    m_banner->show(State::Failed, QStringLiteral("error"), what, why);
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
    m_save->setEnabled(m_files.modified());
    m_export->setEnabled(rows);
    m_import->setEnabled(!folder.isEmpty());
    m_add->setEnabled(!folder.isEmpty());
    m_split->setVisible(m_current != DataKind::Train && check && check->sameQuestionRows > 0);
    m_undo->setEnabled(set().undoStack().canUndo());
    m_redo->setEnabled(set().undoStack().canRedo());
    m_undo->setToolTip(tr("Undo: %1").arg(set().undoStack().undoText()));
    m_redo->setToolTip(tr("Redo: %1").arg(set().undoStack().redoText()));
    Q_EMIT subtitleChanged(set().loading() ? tr("reading…") : QString());
    if (!rows && !set().loading()) {
        m_empty->setText(emptyText(folder, QString::fromStdString(set().fileName())));
        m_pages->setCurrentIndex(0);
    } else if (rows) {
        m_pages->setCurrentIndex(1);
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
    const auto all = countRows(*set().data());
    const int selected = static_cast<int>(m_table->selectionModel()->selectedRows().size());
    const QLocale locale;
    QString text = static_cast<std::size_t>(m_model.rowCount()) == all
                       ? tr("%1 rows").arg(locale.toString(static_cast<qulonglong>(all)))
                       : tr("%1 of %2 rows")
                             .arg(locale.toString(m_model.rowCount()),
                                  locale.toString(static_cast<qulonglong>(all)));
    text += QStringLiteral("   ") + tr("%n selected", nullptr, selected) +
            QStringLiteral("      ") +
            tr("Enter opens · F2 edits · Ins adds · N next leak · Ctrl+Z undoes");
    m_foot->setText(text);
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
    m_search->clear();
    connect(
        this, &DataPanel::filtered, this,
        [this, line] {
            if (const int row = m_model.rowOfLine(line); row >= 0)
                m_table->goToRow(row);
        },
        Qt::SingleShotConnection);
    filter();
}

void DataPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    const bool folded = event->size().width() < foldedBelow;
    const Qt::Orientation wanted = folded ? Qt::Vertical : Qt::Horizontal;
    auto* inner = m_splitter->findChild<QSplitter*>(QString(), Qt::FindDirectChildrenOnly);
    // Narrow: filters and table beside each other, the row below both.
    if (folded && !inner) {
        auto* upper = new QSplitter(Qt::Horizontal);
        upper->setHandleWidth(spacing::cardGap);
        upper->setChildrenCollapsible(false);
        QWidget* facets = m_splitter->widget(0);
        QWidget* table = m_splitter->widget(1);
        upper->addWidget(facets);
        upper->addWidget(table);
        upper->setStretchFactor(1, 1);
        upper->setSizes({facetsWidth, tableWidth});
        m_splitter->insertWidget(0, upper);
    } else if (!folded && inner) {
        QWidget* facets = inner->widget(0);
        QWidget* table = inner->widget(1);
        m_splitter->insertWidget(0, facets);
        m_splitter->insertWidget(1, table);
        delete inner;
        m_splitter->setStretchFactor(1, 1);
    }
    if (m_splitter->orientation() != wanted) {
        m_splitter->setOrientation(wanted);
        m_splitter->setSizes(folded ? QList<int>{rowWidth, rowWidth * 2 / 3}
                                    : QList<int>{facetsWidth, tableWidth, rowWidth});
    }
}

} // namespace mesewright::ui
