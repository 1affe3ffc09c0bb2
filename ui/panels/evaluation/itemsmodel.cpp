// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/itemsmodel.h"

#include "ui/widgets/outcomecell.h"

#include <algorithm>

namespace mesewright::ui {

namespace {

QString lettersOf(const QList<Outcome>& outcomes)
{
    QString letters;
    for (const Outcome outcome : outcomes)
        letters += outcomeLetter(outcome);
    return letters;
}

QString wordsOf(const QList<Outcome>& outcomes)
{
    const auto passed = std::count(outcomes.begin(), outcomes.end(), Outcome::Passed);
    return ItemsModel::tr("%1 of %2 answers pass").arg(passed).arg(outcomes.size());
}

} // namespace

int changeOf(const ItemPair& pair)
{
    if (!pair.left || !pair.right || pair.leftPasses() == pair.rightPasses())
        return 0;
    return pair.rightPasses() ? 1 : -1;
}

void ItemsModel::setPairs(std::shared_ptr<const void> owner, std::vector<ItemPair> pairs)
{
    beginResetModel();
    m_owner = std::move(owner);
    m_pairs = std::move(pairs);
    m_current = {};
    rebuild();
    endResetModel();
}

void ItemsModel::setSides(const QString& left, const QString& right)
{
    m_left = left;
    m_right = right;
    Q_EMIT headerDataChanged(Qt::Horizontal, Left, Right);
}

void ItemsModel::setFilter(ItemFilter filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    rebuild();
    endResetModel();
}

void ItemsModel::setSearch(const QString& text)
{
    if (text == m_search)
        return;
    beginResetModel();
    m_search = text;
    rebuild();
    endResetModel();
}

void ItemsModel::setCleanOnly(bool cleanOnly)
{
    if (cleanOnly == m_cleanOnly)
        return;
    beginResetModel();
    m_cleanOnly = cleanOnly;
    rebuild();
    endResetModel();
}

int ItemsModel::count(ItemFilter filter) const
{
    return static_cast<int>(
        std::count_if(m_pairs.begin(), m_pairs.end(), [&](const ItemPair& pair) {
            return fits(pair, filter) && !(m_cleanOnly && pair.leak == ItemLeak::Leaked);
        }));
}

bool ItemsModel::fits(const ItemPair& pair, ItemFilter filter) const
{
    switch (filter) {
    case ItemFilter::All:
        return true;
    case ItemFilter::OnlyRight:
        return changeOf(pair) > 0;
    case ItemFilter::OnlyLeft:
        return changeOf(pair) < 0;
    case ItemFilter::NotExtracted:
        return pair.leftOutcomes.contains(Outcome::NotExtracted) ||
               pair.rightOutcomes.contains(Outcome::NotExtracted);
    case ItemFilter::Differ:
        return changeOf(pair) != 0;
    case ItemFilter::Neither:
        break;
    }
    return !pair.leftPasses() && !pair.rightPasses();
}

void ItemsModel::rebuild()
{
    m_shown.clear();
    const auto holds = [this](const std::string& text) {
        return QString::fromStdString(text).contains(m_search, Qt::CaseInsensitive);
    };
    for (int i = 0; i < static_cast<int>(m_pairs.size()); ++i) {
        const ItemPair& pair = m_pairs[i];
        if (!fits(pair, m_filter) || (m_cleanOnly && pair.leak == ItemLeak::Leaked))
            continue;
        const ItemResult& item = pair.item();
        if (m_search.isEmpty() || holds(item.instruction) || holds(item.family) || holds(item.id))
            m_shown.append(i);
    }
    m_current = {};
}

int ItemsModel::rowOf(const QString& name) const
{
    for (int row = 0; row < m_shown.size(); ++row)
        if (itemName(at(row)) == name)
            return row;
    return -1;
}

void ItemsModel::setCurrentAnswer(int row, Column column, int answer)
{
    const int before = m_current.row;
    m_current = {row, column, answer};
    for (const int changed : {before, row})
        if (changed >= 0 && changed < rowCount())
            Q_EMIT dataChanged(index(changed, Left), index(changed, Right), {CurrentRole});
}

int ItemsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int ItemsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ItemsModel::sentence(const ItemPair& pair) const
{
    QStringList parts{tr("Item %1").arg(pair.number), QString::fromStdString(pair.item().family),
                      QString::fromStdString(pair.item().instruction), leakWord(pair.leak)};
    if (pair.left)
        parts.append(m_left + QStringLiteral(": ") + wordsOf(pair.leftOutcomes));
    if (pair.right)
        parts.append(m_right + QStringLiteral(": ") + wordsOf(pair.rightOutcomes));
    return parts.join(QStringLiteral(", "));
}

QVariant ItemsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ItemPair& pair = at(index.row());
    const bool left = index.column() == Left;
    switch (role) {
    case OutcomesRole:
        return QVariant::fromValue(left ? pair.leftOutcomes : pair.rightOutcomes);
    case CurrentRole:
        return index.row() == m_current.row && index.column() == m_current.column ? m_current.answer
                                                                                  : -1;
    case LeakRole:
        return static_cast<int>(pair.leak);
    case ChangeRole:
        return changeOf(pair);
    case Qt::AccessibleTextRole:
        return sentence(pair);
    case Qt::ToolTipRole:
        return index.column() == Leak ? leakWord(pair.leak)
                                      : QString::fromStdString(pair.item().instruction);
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (static_cast<Column>(index.column())) {
    case Number:
        return pair.number;
    case Leak:
        return pair.leak == ItemLeak::Clean ? QString() : leakWord(pair.leak);
    case Family:
        return QString::fromStdString(pair.item().family);
    case Instruction:
        return QString::fromStdString(pair.item().instruction).simplified();
    case Left:
        return lettersOf(pair.leftOutcomes);
    case Right:
        return lettersOf(pair.rightOutcomes);
    case Change:
        return changeOf(pair) > 0 ? tr("gain") : changeOf(pair) < 0 ? tr("loss") : QString();
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ItemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole && section == Leak)
        return tr("Whether the item stands in the training data");
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Number:
        return QStringLiteral("#");
    case Family:
        return tr("Family");
    case Instruction:
        return tr("Instruction");
    case Left:
        return m_left;
    case Right:
        return m_right;
    case Leak:
    case Change:
    case ColumnCount:
        break;
    }
    return QString();
}

} // namespace mesewright::ui
