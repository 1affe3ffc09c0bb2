// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/rowstable.h"

#include "ui/panels/data/datastate.h"
#include "ui/panels/data/rowsmodel.h"
#include "ui/shell/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int numberWidth = 56;
constexpr int familyWidth = 84;
constexpr int tokensWidth = 70;
constexpr int leakWidth = 124;
constexpr int licenceWidth = 90;
constexpr int leastInstruction = 160;

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
        if (index.column() == RowsModel::Leak && item) {
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
}

void RowsTable::goToRow(int row)
{
    const QModelIndex index = model()->index(row, 0);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                 QItemSelectionModel::Rows);
    scrollTo(index);
}

void RowsTable::resizeEvent(QResizeEvent* event)
{
    TableView::resizeEvent(event);
    const int others = numberWidth + familyWidth + tokensWidth + leakWidth + licenceWidth;
    horizontalHeader()->resizeSection(RowsModel::Instruction,
                                      std::max(leastInstruction, viewport()->width() - others));
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
