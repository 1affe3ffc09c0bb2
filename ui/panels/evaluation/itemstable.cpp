// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/itemstable.h"

#include "ui/panels/evaluation/itemsdelegate.h"
#include "ui/panels/evaluation/outcomelegend.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/tableview.h"

#include <QAction>
#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int footerHeight = 36;
constexpr int searchWidth = 180;
constexpr int cellStep = 23; // one outcome with its gap
constexpr int mostCells = 8;

} // namespace

ItemsTable::ItemsTable(const QList<ItemFilter>& filters, QWidget* parent)
    : QFrame(parent), m_filters(filters)
{
    setProperty("card", true);
    setAccessibleName(tr("Items"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    buildTop();
    column->addWidget(makeRule(this));
    buildView();
    column->addWidget(m_view, 1);
    column->addWidget(makeRule(this));
    auto* footer = new QWidget(this);
    footer->setMinimumHeight(footerHeight);
    auto* row = new QHBoxLayout(footer);
    row->setContentsMargins(spacing::m, 0, spacing::m, 0);
    row->addWidget(new OutcomeLegend);
    row->addStretch(1);
    m_note = makeLabel({}, TextStyle::Small, Tone::Secondary);
    row->addWidget(m_note);
    column->addWidget(footer);
}

void ItemsTable::buildTop()
{
    auto* top = new QWidget(this);
    auto* row = new QHBoxLayout(top);
    row->setContentsMargins(spacing::s, spacing::s, spacing::s, spacing::s);
    row->setSpacing(spacing::s);
    m_control = new SegmentedControl(tr("Which items are listed"));
    for (int i = 0; i < m_filters.size(); ++i)
        m_control->addChoice(QString::number(i), {});
    row->addWidget(m_control);
    row->addStretch(1);
    m_search = new QLineEdit;
    m_search->setAccessibleName(tr("Find items"));
    m_search->setPlaceholderText(tr("Find items"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(searchWidth);
    m_search->setVisible(false);
    row->addWidget(m_search, 1);
    QToolButton* find = makeIconButton(QStringLiteral("filter"), tr("Find items (Ctrl+F)"));
    QToolButton* copy = makeIconButton(QStringLiteral("copy"), tr("Copy the rows as text"));
    row->addWidget(find);
    row->addWidget(copy);
    static_cast<QVBoxLayout*>(layout())->addWidget(top);
    connect(find, &QToolButton::clicked, this, &ItemsTable::find);
    connect(copy, &QToolButton::clicked, this, [this] { m_view->copySelection(); });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model.setSearch(text.trimmed());
        keepRow();
    });
    auto* close = new QAction(m_search);
    close->setShortcut(Qt::Key_Escape);
    close->setShortcutContext(Qt::WidgetShortcut);
    m_search->addAction(close);
    connect(close, &QAction::triggered, this, [this] {
        m_search->clear();
        m_search->hide();
        m_view->setFocus();
    });
    connect(m_control, &SegmentedControl::currentChanged, this, [this](const QString& id) {
        m_model.setFilter(m_filters[id.toInt()]);
        keepRow();
    });
}

void ItemsTable::buildView()
{
    m_view = new TableView(tr("Items"));
    m_view->setModel(&m_model);
    auto* delegate = new ItemsDelegate(m_view);
    m_view->setItemDelegate(delegate);
    m_view->setAlternatingRowColors(true);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    QHeaderView* header = m_view->horizontalHeader();
    header->setSectionResizeMode(ItemsModel::Instruction, QHeaderView::Stretch);
    header->setMinimumSectionSize(24);
    header->resizeSection(ItemsModel::Number, 44);
    header->resizeSection(ItemsModel::Leak, 36);
    header->resizeSection(ItemsModel::Family, 80);
    header->resizeSection(ItemsModel::Change, 84);
    header->resizeSection(ItemsModel::Left, 5 * cellStep + 18);
    header->resizeSection(ItemsModel::Right, 5 * cellStep + 18);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) { takeRow(now.row()); });
    connect(m_view, &QTableView::activated, this, &ItemsTable::opened);
    connect(
        delegate, &ItemsDelegate::answerChosen, this, [this](const QModelIndex& index, int answer) {
            m_view->selectRow(index.row());
            chooseAnswer(index.column() == ItemsModel::Left ? ShownSide::Left : ShownSide::Right,
                         answer);
        });
}

void ItemsTable::setPairs(std::shared_ptr<const void> owner, std::vector<ItemPair> pairs)
{
    qsizetype k = 1;
    for (const ItemPair& pair : pairs)
        k = std::max({k, pair.leftOutcomes.size(), pair.rightOutcomes.size()});
    const bool bothSides = std::any_of(pairs.begin(), pairs.end(),
                                       [](const ItemPair& pair) { return pair.right != nullptr; });
    const bool anyLeft = std::any_of(pairs.begin(), pairs.end(),
                                     [](const ItemPair& pair) { return pair.left != nullptr; });
    const bool leaks = std::any_of(pairs.begin(), pairs.end(), [](const ItemPair& pair) {
        return pair.leak != ItemLeak::Clean;
    });
    const int scrolled = m_view->verticalScrollBar()->value();
    m_model.setPairs(std::move(owner), std::move(pairs));
    const int width = static_cast<int>(k > mostCells ? 5 : std::max<qsizetype>(k, 3)) * cellStep;
    m_view->horizontalHeader()->resizeSection(ItemsModel::Left, width + 18);
    m_view->horizontalHeader()->resizeSection(ItemsModel::Right, width + 18);
    m_view->setColumnHidden(ItemsModel::Left, !anyLeft);
    m_view->setColumnHidden(ItemsModel::Right, !bothSides);
    m_view->setColumnHidden(ItemsModel::Change, !bothSides || !anyLeft);
    m_view->setColumnHidden(ItemsModel::Leak, !leaks);
    if (!bothSides)
        m_side = ShownSide::Left;
    else if (!anyLeft)
        m_side = ShownSide::Right;
    showCounts();
    // New answers of a run at work must not move what is being read.
    keepRow();
    m_view->verticalScrollBar()->setValue(scrolled);
}

void ItemsTable::setSides(const QString& left, const QString& right)
{
    m_model.setSides(left, right);
}

void ItemsTable::setFilterNames(const QStringList& names)
{
    m_names = names;
    showCounts();
}

void ItemsTable::setNote(const QString& note)
{
    m_note->setText(note);
}

void ItemsTable::setFamilyShown(bool shown)
{
    m_view->setColumnHidden(ItemsModel::Family, !shown);
}

void ItemsTable::setCleanOnly(bool cleanOnly)
{
    m_model.setCleanOnly(cleanOnly);
    showCounts();
    keepRow();
}

void ItemsTable::showCounts()
{
    for (int i = 0; i < m_filters.size() && i < m_names.size(); ++i)
        m_control->setChoiceText(QString::number(i),
                                 m_names[i] + QLatin1Char(' ') +
                                     QString::number(m_model.count(m_filters[i])));
}

const ItemPair* ItemsTable::currentPair() const
{
    const int row = m_view->currentIndex().row();
    return row >= 0 && row < m_model.rowCount() ? &m_model.at(row) : nullptr;
}

void ItemsTable::takeRow(int row)
{
    if (row < 0)
        return;
    m_currentName = itemName(m_model.at(row));
    chooseAnswer(m_side, m_answer);
}

void ItemsTable::chooseAnswer(ShownSide side, int answer)
{
    const ItemPair* pair = currentPair();
    if (pair) {
        if (side == ShownSide::Left && !pair->left)
            side = ShownSide::Right;
        if (side == ShownSide::Right && !pair->right)
            side = ShownSide::Left;
        const auto& outcomes = side == ShownSide::Left ? pair->leftOutcomes : pair->rightOutcomes;
        m_answer = std::clamp(answer, 0, std::max(0, static_cast<int>(outcomes.size()) - 1));
    }
    m_side = side;
    m_model.setCurrentAnswer(m_view->currentIndex().row(),
                             side == ShownSide::Left ? ItemsModel::Left : ItemsModel::Right,
                             m_answer);
    Q_EMIT currentChanged();
}

bool ItemsTable::chooseItem(const QString& name)
{
    if (m_model.rowOf(name) < 0) {
        m_search->clear();
        m_control->setCurrent(QStringLiteral("0"));
    }
    const int row = m_model.rowOf(name);
    if (row < 0)
        return false;
    m_currentName = name;
    m_view->selectRow(row);
    m_view->scrollTo(m_model.index(row, ItemsModel::Instruction));
    return true;
}

void ItemsTable::keepRow()
{
    const int row = m_currentName.isEmpty() ? -1 : m_model.rowOf(m_currentName);
    if (m_model.rowCount() == 0) {
        Q_EMIT currentChanged();
        return;
    }
    const QString name = m_currentName;
    m_view->selectRow(std::max(0, row));
    m_view->scrollTo(m_model.index(std::max(0, row), ItemsModel::Instruction));
    if (row < 0 && !name.isEmpty())
        m_currentName = name; // comes back when the filter shows it again
}

void ItemsTable::find()
{
    m_search->show();
    m_search->setFocus();
    m_search->selectAll();
}

} // namespace mesewright::ui
