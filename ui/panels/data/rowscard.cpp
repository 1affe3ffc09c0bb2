// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/rowscard.h"

#include "ui/panels/data/rowsmodel.h"
#include "ui/panels/data/rowstable.h"
#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <QUndoStack>

namespace mesewright::ui {

namespace {

constexpr int filterAfterMs = 150;

} // namespace

RowsCard::RowsCard(RowsModel& model, QWidget* parent) : Card(parent), m_model(model)
{
    setBodyMargins(false);
    body()->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(spacing::s, spacing::s, spacing::s, spacing::s);
    row->setSpacing(spacing::s);
    m_search = new QLineEdit;
    m_search->setPlaceholderText(tr("Search text, or family:repair leak:word tokens:>100"));
    m_search->setAccessibleName(tr("Search and filter rows"));
    m_search->setClearButtonEnabled(true);
    m_search->setObjectName(QStringLiteral("search"));
    m_batch = new QToolButton;
    m_batch->setText(tr("First batch"));
    m_batch->setCheckable(true);
    m_batch->setProperty("field", true);
    m_batch->setObjectName(QStringLiteral("first batch"));
    m_table = new RowsTable;
    m_table->setModel(&model);
    m_undo = makeIconButton(QStringLiteral("undo"), tr("Undo"));
    m_redo = makeIconButton(QStringLiteral("redo"), tr("Redo"));
    m_filters = makeIconButton(QStringLiteral("filter"), tr("Show the filters"));
    m_filters->setCheckable(true);
    m_filters->setObjectName(QStringLiteral("filters"));
    row->addWidget(m_filters);
    row->addWidget(m_search, 1);
    row->addWidget(m_batch);
    row->addWidget(makeColumnsButton());
    row->addWidget(m_undo);
    row->addWidget(m_redo);
    body()->addLayout(row);
    body()->addWidget(m_table, 1);
    body()->addWidget(makeRule());
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(spacing::card, spacing::s, spacing::card, spacing::s);
    m_counts = makeLabel({}, TextStyle::Small, Tone::Secondary);
    QLabel* keys = makeLabel(tr("Enter opens · F2 edits · Space marks · Ins adds · N next leak"),
                             TextStyle::Small, Tone::Secondary);
    keys->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    keys->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    foot->addWidget(m_counts);
    foot->addWidget(keys, 1);
    body()->addLayout(foot);

    m_pause.setSingleShot(true);
    m_pause.setInterval(filterAfterMs);
    connect(&m_pause, &QTimer::timeout, this, &RowsCard::filterWanted);
    connect(m_search, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(m_batch, &QToolButton::toggled, this, &RowsCard::filterWanted);
    connect(m_undo, &QToolButton::clicked, this, &RowsCard::undoAsked);
    connect(m_redo, &QToolButton::clicked, this, &RowsCard::redoAsked);
    connect(m_filters, &QToolButton::toggled, this, &RowsCard::filtersAsked);
    offerFirstBatch(false, {});
    offerFilters(false);
}

void RowsCard::offerFilters(bool offered)
{
    m_filters->setVisible(offered);
}

QToolButton* RowsCard::makeColumnsButton()
{
    auto* button = new QToolButton;
    button->setText(tr("Columns"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setProperty("field", true);
    button->setFocusPolicy(Qt::StrongFocus);
    auto* menu = new QMenu(button);
    for (int column = 0; column < RowsModel::ColumnCount; ++column) {
        // Without the number and the instruction no row could be told from another.
        if (column == RowsModel::Number || column == RowsModel::Instruction)
            continue;
        QAction* action =
            menu->addAction(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(true);
        connect(action, &QAction::toggled, m_table,
                [this, column](bool shown) { m_table->setColumnHidden(column, !shown); });
    }
    button->setMenu(menu);
    return button;
}

QString RowsCard::query() const
{
    return m_search->text();
}

void RowsCard::setQuery(const QString& typed)
{
    m_search->setText(typed);
    m_pause.stop();
}

void RowsCard::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool RowsCard::firstBatch() const
{
    return m_batch->isVisibleTo(this) && m_batch->isEnabled() && m_batch->isChecked();
}

void RowsCard::offerFirstBatch(bool offered, const QString& whyNot)
{
    m_batch->setVisible(offered);
    m_batch->setEnabled(whyNot.isEmpty());
    m_batch->setToolTip(whyNot.isEmpty()
                            ? tr("Only the rows of the first update, in tokens and with their mask")
                            : tr("Not now: %1").arg(whyNot));
}

void RowsCard::dropFirstBatch()
{
    const QSignalBlocker quiet(m_batch);
    m_batch->setChecked(false);
}

void RowsCard::showUndo(const QUndoStack& stack)
{
    m_undo->setEnabled(stack.canUndo());
    m_redo->setEnabled(stack.canRedo());
    m_undo->setToolTip(tr("Undo: %1").arg(stack.undoText()));
    m_redo->setToolTip(tr("Redo: %1").arg(stack.redoText()));
}

void RowsCard::showCounts(std::size_t all)
{
    const QLocale locale;
    const int shown = m_model.rowCount();
    const QString whole = locale.toString(static_cast<qulonglong>(all));
    QString text = firstBatch() ? tr("first update: %n row(s)", nullptr, shown)
                   : static_cast<std::size_t>(shown) == all
                       ? tr("%1 rows").arg(whole)
                       : tr("%1 of %2 rows").arg(locale.toString(shown), whole);
    const auto selected = m_table->selectionModel()->selectedRows().size();
    text += QStringLiteral("   ") + tr("%n selected", nullptr, static_cast<int>(selected));
    m_counts->setText(text);
}

} // namespace mesewright::ui
