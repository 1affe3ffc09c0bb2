// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/review/reviewpairs.h"

#include "core/base/philox.h"

#include <algorithm>
#include <numeric>

namespace mesewright::ui {

namespace {

/// What a draw is for; two numbers of one item must not be the same draw.
enum class Draw : std::uint32_t { Order = 1, Side = 2 };

/// The draw of an item: a function of the seed, the item's own key and the purpose, so that an item
/// keeps its side whatever else is in the queue.
std::uint32_t draw(std::uint64_t seed, const std::string& key, Draw purpose)
{
    constexpr std::uint64_t offset = 14695981039346656037ULL; // FNV-1a, 64 bits
    constexpr std::uint64_t prime = 1099511628211ULL;
    std::uint64_t hash = offset;
    for (const char byte : key)
        hash = (hash ^ static_cast<unsigned char>(byte)) * prime;
    return philox4x32(
        {static_cast<std::uint32_t>(hash), static_cast<std::uint32_t>(hash >> 32),
         static_cast<std::uint32_t>(purpose), 0},
        {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)})[0];
}

} // namespace

void ReviewPairs::setPairs(std::shared_ptr<const void> owner, const std::vector<ItemPair>& pairs)
{
    beginResetModel();
    m_owner = std::move(owner);
    m_pairs.clear();
    std::copy_if(pairs.begin(), pairs.end(), std::back_inserter(m_pairs),
                 [](const ItemPair& pair) { return pair.left && pair.right; });
    shuffle();
    endResetModel();
}

void ReviewPairs::setBlind(bool blind, std::uint64_t seed)
{
    beginResetModel();
    m_blind = blind;
    m_seed = seed;
    shuffle();
    endResetModel();
}

void ReviewPairs::shuffle()
{
    m_order.resize(static_cast<qsizetype>(m_pairs.size()));
    std::iota(m_order.begin(), m_order.end(), 0);
    const auto keyOf = [this](int pair) { return pairingKey(m_pairs[pair].item()); };
    if (m_blind)
        std::stable_sort(m_order.begin(), m_order.end(), [&](int a, int b) {
            return draw(m_seed, keyOf(a), Draw::Order) < draw(m_seed, keyOf(b), Draw::Order);
        });
    m_swapped.clear();
    for (const int pair : m_order)
        m_swapped.append(m_blind && draw(m_seed, keyOf(pair), Draw::Side) % 2 == 1);
}

int ReviewPairs::rowOf(const QString& name) const
{
    for (int row = 0; row < m_order.size(); ++row)
        if (itemName(at(row)) == name)
            return row;
    return -1;
}

int ReviewPairs::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

QVariant ReviewPairs::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ItemResult& item = at(index.row()).item();
    const QString instruction = QString::fromStdString(item.instruction).simplified();
    switch (role) {
    case Qt::DisplayRole:
        return instruction;
    case Qt::ToolTipRole:
        return instruction;
    case Qt::AccessibleTextRole:
        return tr("Pair %1 of %2, %3, %4")
            .arg(index.row() + 1)
            .arg(rowCount())
            .arg(QString::fromStdString(item.family), instruction);
    default:
        return {};
    }
}

} // namespace mesewright::ui
