// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/texttablemodel.h"

#include "ui/shell/theme/theme.h"

namespace mesewright::ui {

void TextTableModel::setTable(const QStringList& headers, const QList<Row>& rows)
{
    beginResetModel();
    m_headers = headers;
    m_rows = rows;
    endResetModel();
}

void TextTableModel::setFigureColumns(const QList<int>& columns)
{
    m_figures = columns;
}

int TextTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TextTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_headers.size());
}

QVariant TextTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return row.cells.value(index.column());
    case Qt::ToolTipRole:
        return row.toolTip.isEmpty() ? row.cells.value(index.column()) : row.toolTip;
    case Qt::AccessibleTextRole:
        return row.cells.join(QStringLiteral(", "));
    case Qt::FontRole:
        if (m_figures.contains(index.column()))
            return Theme::instance().font(TextStyle::Figure);
        return {};
    case Qt::ForegroundRole:
        if (row.state && index.column() == columnCount() - 1)
            return Theme::instance().colors().state(*row.state).fg;
        return {};
    default:
        return {};
    }
}

QVariant TextTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return m_headers.value(section);
}

} // namespace mesewright::ui
