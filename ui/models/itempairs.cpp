// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/itempairs.h"

#include <QCoreApplication>

#include <map>
#include <utility>

namespace mesewright::ui {

ItemLeak leakOf(const ItemResult& item)
{
    if (isMarkedLeaked(item))
        return ItemLeak::Leaked;
    if (!item.extra || !item.extra->is_object())
        return ItemLeak::Clean;
    const std::string match = item.extra->value("training_match", std::string());
    if (match == "same shape")
        return ItemLeak::SameShape;
    return match == "near" ? ItemLeak::Near : ItemLeak::Clean;
}

QString leakIcon(ItemLeak leak)
{
    switch (leak) {
    case ItemLeak::Leaked:
        return QStringLiteral("link");
    case ItemLeak::SameShape:
        return QStringLiteral("shape");
    case ItemLeak::Near:
        return QStringLiteral("approx");
    case ItemLeak::Clean:
        break;
    }
    return {};
}

QString leakWord(ItemLeak leak)
{
    const auto translated = [](const char* text) {
        return QCoreApplication::translate("mesewright::ui::ItemLeak", text);
    };
    switch (leak) {
    case ItemLeak::Leaked:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::ItemLeak", "stands in training"));
    case ItemLeak::SameShape:
        return translated(
            QT_TRANSLATE_NOOP("mesewright::ui::ItemLeak", "same shape as in training"));
    case ItemLeak::Near:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::ItemLeak", "near one in training"));
    case ItemLeak::Clean:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("mesewright::ui::ItemLeak", "not in training"));
}

Outcome outcomeOf(const CandidateResult& candidate)
{
    if (candidate.outcome == "not_extracted")
        return Outcome::NotExtracted;
    if (candidate.outcome == "not_run")
        return Outcome::NotRun;
    return candidate.valid ? Outcome::Passed : Outcome::Failed;
}

QList<Outcome> outcomesOf(const ItemResult& item)
{
    QList<Outcome> outcomes;
    for (const CandidateResult& candidate : item.candidates)
        outcomes.append(outcomeOf(candidate));
    return outcomes;
}

std::vector<ItemPair> pairItems(const EvalResults* left, const EvalResults* right)
{
    // The n-th row of an item belongs to the n-th row of the same item in the other file.
    using Key = std::pair<std::string, int>;
    std::map<std::string, int> seen;
    std::map<Key, const ItemResult*> others;
    const EvalResults* leader = left ? left : right;
    if (left && right) {
        for (const ItemResult& item : right->items) {
            const std::string key = pairingKey(item);
            others[{key, seen[key]++}] = &item;
        }
    }
    seen.clear();
    std::vector<ItemPair> pairs;
    if (!leader)
        return pairs;
    for (const ItemResult& item : leader->items) {
        ItemPair pair;
        pair.number = static_cast<int>(pairs.size()) + 1;
        (left ? pair.left : pair.right) = &item;
        if (left && right) {
            const std::string key = pairingKey(item);
            const auto other = others.find({key, seen[key]++});
            pair.right = other == others.end() ? nullptr : other->second;
        }
        if (pair.left)
            pair.leftOutcomes = outcomesOf(*pair.left);
        if (pair.right)
            pair.rightOutcomes = outcomesOf(*pair.right);
        // The adapter's file knows what the adapter was trained on.
        pair.leak = leakOf(pair.right ? *pair.right : item);
        if (pair.leak == ItemLeak::Clean)
            pair.leak = leakOf(item);
        pairs.push_back(std::move(pair));
    }
    return pairs;
}

QString itemName(const ItemPair& pair)
{
    const ItemResult& item = pair.item();
    if (!item.id.empty())
        return QString::fromStdString(item.id);
    return item.fingerprint.empty() ? QString::number(pair.number)
                                    : QString::fromStdString(item.fingerprint);
}

} // namespace mesewright::ui
