// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tableview.h"

#include "ui/shell/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int accentBar = 3;
constexpr int side = 8;

/// Tabs and line ends inside a cell would break the row.
QString cellText(const QModelIndex& index)
{
    QString text = index.data(Qt::DisplayRole).toString();
    return text.replace(QLatin1Char('\t'), QLatin1Char(' '))
        .replace(QLatin1Char('\n'), QLatin1Char(' '));
}

} // namespace

TableView::TableView(const QString& name, QWidget* parent) : QTableView(parent)
{
    setAccessibleName(name);
    setObjectName(name);
    setSelectionBehavior(SelectRows);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setItemDelegate(new TableDelegate(this));
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const auto setRows = [this] {
        verticalHeader()->setDefaultSectionSize(Theme::instance().rowHeight());
    };
    setRows();
    connect(&Theme::instance(), &Theme::changed, this, setRows);
}

QString TableView::selectionText() const
{
    if (!model())
        return {};
    QList<int> rows;
    if (selectionModel())
        for (const QModelIndex& index : selectionModel()->selectedRows())
            rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    if (rows.isEmpty())
        for (int row = 0; row < model()->rowCount(); ++row)
            rows.append(row);
    QStringList lines;
    QStringList cells;
    for (int column = 0; column < model()->columnCount(); ++column)
        cells.append(model()->headerData(column, Qt::Horizontal).toString());
    lines.append(cells.join(QLatin1Char('\t')));
    for (const int row : rows) {
        cells.clear();
        for (int column = 0; column < model()->columnCount(); ++column)
            cells.append(cellText(model()->index(row, column)));
        lines.append(cells.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void TableView::copySelection() const
{
    QGuiApplication::clipboard()->setText(selectionText());
}

void TableView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

void TableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    const Colors& colors = Theme::instance().colors();
    painter->save();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(option.rect, colors.bg.selected);
    else if (option.features.testFlag(QStyleOptionViewItem::Alternate))
        painter->fillRect(option.rect, colors.bg.alternate);
    if (selected && index.column() == 0) {
        painter->fillRect(QRect(option.rect.topLeft(), QSize(accentBar, option.rect.height())),
                          colors.accent.base);
    }
    paintCell(*painter, option.rect.adjusted(side, 0, -side, 0), option, index);
    painter->restore();
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int width =
        option.fontMetrics.horizontalAdvance(index.data(Qt::DisplayRole).toString()) + 2 * side;
    return {width, Theme::instance().rowHeight()};
}

void TableDelegate::paintCell(QPainter& painter, const QRect& rect,
                              const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Colors& colors = Theme::instance().colors();
    const QVariant font = index.data(Qt::FontRole);
    painter.setFont(font.isValid() ? font.value<QFont>() : option.font);
    const QVariant ink = index.data(Qt::ForegroundRole);
    painter.setPen(ink.isValid() ? ink.value<QColor>() : colors.text.primary);
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    const Qt::Alignment align =
        alignment.isValid() ? Qt::Alignment(alignment.toInt()) : Qt::AlignLeft | Qt::AlignVCenter;
    const QString text = painter.fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(),
                                                          Qt::ElideRight, rect.width());
    painter.drawText(rect, int(align | Qt::AlignVCenter), text);
}

} // namespace mesewright::ui
