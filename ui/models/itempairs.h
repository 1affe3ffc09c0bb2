// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/resultsfile.h"
#include "core/scoring/verdict.h"

#include <QList>
#include <QString>

#include <vector>

namespace mesewright::ui {

/// How an evaluation item stands to the training data, as its results file marks it.
enum class ItemLeak { Clean, Leaked, SameShape, Near };
[[nodiscard]] ItemLeak leakOf(const ItemResult& item);
/// Icon's name ("" for a clean one) and word.
[[nodiscard]] QString leakIcon(ItemLeak leak);
[[nodiscard]] QString leakWord(ItemLeak leak);

/// Files of the Python project only say whether an answer passed.
[[nodiscard]] Outcome outcomeOf(const CandidateResult& candidate);
[[nodiscard]] QList<Outcome> outcomesOf(const ItemResult& item);

/// One row of two results files side by side. The items live as long as the files.
struct ItemPair
{
    int number = 0; ///< row of the file, from 1
    const ItemResult* left = nullptr;
    const ItemResult* right = nullptr; ///< null: that file does not have the item
    ItemLeak leak = ItemLeak::Clean;
    QList<Outcome> leftOutcomes;
    QList<Outcome> rightOutcomes;

    [[nodiscard]] const ItemResult& item() const { return left ? *left : *right; }
    [[nodiscard]] bool leftPasses() const { return leftOutcomes.contains(Outcome::Passed); }
    [[nodiscard]] bool rightPasses() const { return rightOutcomes.contains(Outcome::Passed); }
};

/// Rows in the order of `left` (of `right` where there is no left); either may be null. An item
/// that stands in several rows is paired row by row.
[[nodiscard]] std::vector<ItemPair> pairItems(const EvalResults* left, const EvalResults* right);

/// The item's name in places and links: its id, else its fingerprint, else its row.
[[nodiscard]] QString itemName(const ItemPair& pair);

} // namespace mesewright::ui
