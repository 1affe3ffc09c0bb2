// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/liveconfigurations.h"

#include "core/scoring/intervals.h"
#include "ui/widgets/words.h"

namespace mesewright::ui {

void LiveConfigurations::setState(const LiveState& state, int itemsOfOne, int k)
{
    const auto count = static_cast<int>(state.configurations().size());
    const bool kChanged = k != m_k;
    m_itemsOfOne = itemsOfOne;
    m_k = k;
    // Rows only grow while a run is followed; a shorter list is another run.
    if (count < m_rows.size()) {
        beginResetModel();
        m_rows.clear();
        endResetModel();
    }
    if (count > m_rows.size()) {
        beginInsertRows({}, static_cast<int>(m_rows.size()), count - 1);
        m_rows.resize(count);
        endInsertRows();
    }
    for (int row = 0; row < count; ++row) {
        const LiveState::Configuration& one = state.configurations()[row];
        m_rows[row] = {one.name, one.itemsDone, one.answers, one.firstPassed, one.itemsPassed};
    }
    if (count > 0)
        Q_EMIT dataChanged(index(0, 0), index(count - 1, ColumnCount - 1));
    if (kChanged)
        Q_EMIT headerDataChanged(Qt::Horizontal, PassAtK, PassAtK);
}

int LiveConfigurations::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LiveConfigurations::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LiveConfigurations::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[index.row()];
    const auto rate = [&](int passed) -> QString {
        if (row.items == 0)
            return QStringLiteral("–");
        return percentText(static_cast<double>(passed) / row.items,
                           wilsonInterval(passed, row.items));
    };
    if (role == Qt::AccessibleTextRole)
        return tr("%1: %2 items done, pass@%3 %4")
            .arg(row.name)
            .arg(row.items)
            .arg(m_k)
            .arg(rate(row.passed));
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case Name:
        return row.name.isEmpty() ? tr("all together") : row.name;
    case Items:
        return m_itemsOfOne > 0 ? tr("%1 of %2").arg(row.items).arg(m_itemsOfOne)
                                : QString::number(row.items);
    case Answers:
        return row.answers;
    case PassAt1:
        return rate(row.first);
    case PassAtK:
        return rate(row.passed);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant LiveConfigurations::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Name:
        return tr("Configuration");
    case Items:
        return tr("Items");
    case Answers:
        return tr("Answers");
    case PassAt1:
        return QStringLiteral("pass@1");
    case PassAtK:
        return QStringLiteral("pass@%1").arg(m_k);
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace mesewright::ui
