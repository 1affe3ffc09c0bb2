// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/itempairs.h"

#include <QAbstractTableModel>
#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace mesewright::ui {

/// Which items are listed.
enum class ItemFilter {
    All,
    OnlyRight,    ///< only the right one passes: the adapter, the chat format
    OnlyLeft,     ///< only the left one passes
    NotExtracted, ///< some answer held no code
    Differ,       ///< one passes and the other does not
    Neither       ///< none passes
};

/// The items of two results files with their k outcomes each.
class ItemsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Leak, Family, Instruction, Left, Right, Change, ColumnCount };
    enum Role { OutcomesRole = Qt::UserRole, CurrentRole, LeakRole, ChangeRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// `owner` keeps the results alive that the pairs point into.
    void setPairs(std::shared_ptr<const void> owner, std::vector<ItemPair> pairs);
    /// Headings of the two columns of outcomes.
    void setSides(const QString& left, const QString& right);
    void setFilter(ItemFilter filter);
    [[nodiscard]] ItemFilter filter() const { return m_filter; }
    /// Only items whose instruction, family or id hold `text`, in any case.
    void setSearch(const QString& text);
    void setCleanOnly(bool cleanOnly);
    /// How many items `filter` shows, whatever is searched.
    [[nodiscard]] int count(ItemFilter filter) const;

    [[nodiscard]] const ItemPair& at(int row) const { return m_pairs[m_shown[row]]; }
    /// Row of the item with this name (itemName), or -1 when it is not shown.
    [[nodiscard]] int rowOf(const QString& name) const;
    /// The answer that is looked at, drawn with a ring: column Left or Right and its number.
    void setCurrentAnswer(int row, Column column, int answer);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    void rebuild();
    [[nodiscard]] bool fits(const ItemPair& pair, ItemFilter filter) const;
    [[nodiscard]] QString sentence(const ItemPair& pair) const;

    struct Current
    {
        int row = -1;
        Column column = Right;
        int answer = 0;
    };
    std::shared_ptr<const void> m_owner;
    std::vector<ItemPair> m_pairs;
    QList<int> m_shown;
    QString m_left;
    QString m_right;
    QString m_search;
    ItemFilter m_filter = ItemFilter::All;
    bool m_cleanOnly = false;
    Current m_current;
};

/// What passing changes from left to right: 1 gained, -1 lost, 0 neither.
[[nodiscard]] int changeOf(const ItemPair& pair);

} // namespace mesewright::ui
