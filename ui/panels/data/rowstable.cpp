// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/rowstable.h"

#include "ui/panels/data/datastate.h"
#include "ui/panels/data/rowsmodel.h"
#include "ui/shell/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace mesewright::ui {

namespace {

constexpr int numberWidth = 56;
constexpr int familyWidth = 84;
constexpr int tokensWidth = 70;
constexpr int leakWidth = 124;
constexpr int licenceWidth = 90;
constexpr int leastWidth = 44;

class RowsDelegate final : public TableDelegate
{
public:
    using TableDelegate::TableDelegate;

protected:
    void paintCell(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const override
    {
        const bool item =
            index.data(RowsModel::KindRole).toInt() == static_cast<int>(RowFacts::Kind::Item);
        if (index.column() == RowsModel::Licence && item &&
            !index.data(RowsModel::LicenceKnownRole).toBool()) {
            paintBadge(painter, rect,
                       {State::NotExtracted, QStringLiteral("tag"), RowsTable::tr("none")});
            return;
        }
        if (index.column() == RowsModel::Leak && index.data(RowsModel::ComparedRole).toBool()) {
            const auto kind = static_cast<MatchKind>(index.data(RowsModel::LeakRole).toInt());
            if (kind != MatchKind::None) {
                paintBadge(painter, rect,
                           leakBadge(kind, index.data(RowsModel::CopiesRole).toUInt()));
                return;
            }
        }
        TableDelegate::paintCell(painter, rect, option, index);
    }
};

} // namespace

BadgeText leakBadge(MatchKind kind, unsigned copies)
{
    const QString word = leakWord(kind);
    switch (kind) {
    case MatchKind::Leaked:
        return {State::Failed, QStringLiteral("link"),
                copies > 1 ? QStringLiteral("×%1").arg(copies) : word};
    case MatchKind::SameText:
    case MatchKind::SameQuestion:
        return {State::Failed, QStringLiteral("link"), word};
    case MatchKind::SameShape:
        return {State::NotExtracted, QStringLiteral("shape"), word};
    case MatchKind::Near:
        return {State::Stale, QStringLiteral("approx"), word};
    case MatchKind::None:
        break;
    }
    return {State::Passed, QStringLiteral("check"), word};
}

RowsTable::RowsTable(QWidget* parent) : TableView(tr("Rows"), parent)
{
    setItemDelegate(new RowsDelegate(this));
    setSelectionMode(ExtendedSelection);
    setAlternatingRowColors(true);
    setVerticalScrollMode(ScrollPerItem);
    // All rows are alike high: the view must not ask each of them.
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    connect(this, &QTableView::doubleClicked, this, &RowsTable::openAsked);
}

void RowsTable::setModel(QAbstractItemModel* model)
{
    TableView::setModel(model);
    horizontalHeader()->resizeSection(RowsModel::Number, numberWidth);
    horizontalHeader()->resizeSection(RowsModel::Family, familyWidth);
    horizontalHeader()->resizeSection(RowsModel::Tokens, tokensWidth);
    horizontalHeader()->resizeSection(RowsModel::Leak, leakWidth);
    horizontalHeader()->resizeSection(RowsModel::Licence, licenceWidth);
    // The other columns keep the widths that a person gave them.
    horizontalHeader()->setMinimumSectionSize(leastWidth);
    horizontalHeader()->setSectionResizeMode(RowsModel::Instruction, QHeaderView::Stretch);
}

void RowsTable::goToRow(int row)
{
    const QModelIndex index = model()->index(row, 0);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                 QItemSelectionModel::Rows);
    scrollTo(index);
}

/// Marks the row or takes its mark away, and goes on to the next, so that rows are marked one after
/// the other; Ctrl with an arrow key passes over those that are not wanted.
void RowsTable::markAndGoOn()
{
    const QModelIndex at = currentIndex();
    if (!at.isValid())
        return;
    selectionModel()->select(at, QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
    if (const QModelIndex next = at.siblingAtRow(at.row() + 1); next.isValid())
        selectionModel()->setCurrentIndex(next, QItemSelectionModel::NoUpdate);
}

void RowsTable::keyPressEvent(QKeyEvent* event)
{
    const bool plain = event->modifiers() == Qt::NoModifier;
    switch (plain ? event->key() : 0) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT openAsked();
        break;
    case Qt::Key_F2:
        Q_EMIT editAsked();
        break;
    case Qt::Key_Insert:
        Q_EMIT addAsked();
        break;
    case Qt::Key_Delete:
        Q_EMIT removeAsked();
        break;
    case Qt::Key_Space:
        markAndGoOn();
        break;
    case Qt::Key_N:
        Q_EMIT leakAsked(1);
        break;
    case Qt::Key_P:
        Q_EMIT leakAsked(-1);
        break;
    default:
        TableView::keyPressEvent(event);
        return;
    }
    event->accept();
}

} // namespace mesewright::ui
