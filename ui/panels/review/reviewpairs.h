// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/itempairs.h"

#include <QAbstractListModel>
#include <QList>

#include <cstdint>
#include <memory>
#include <vector>

namespace mesewright::ui {

/// The queue of pairs to look at. Blind: their order and which side is which are drawn from the
/// seed alone, so that the same seed shows the same queue again.
class ReviewPairs final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// Only items that both files have. `owner` keeps the results alive.
    void setPairs(std::shared_ptr<const void> owner, const std::vector<ItemPair>& pairs);
    void setBlind(bool blind, std::uint64_t seed);
    [[nodiscard]] bool blind() const { return m_blind; }

    [[nodiscard]] const ItemPair& at(int row) const { return m_pairs[m_order[row]]; }
    /// Whether the adapter's answer stands at the left.
    [[nodiscard]] bool swapped(int row) const { return m_swapped[row]; }
    [[nodiscard]] int rowOf(const QString& name) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    void shuffle();

    std::shared_ptr<const void> m_owner;
    std::vector<ItemPair> m_pairs;
    QList<int> m_order;
    QList<bool> m_swapped; ///< by row
    std::uint64_t m_seed = 3407;
    bool m_blind = false;
};

} // namespace mesewright::ui
