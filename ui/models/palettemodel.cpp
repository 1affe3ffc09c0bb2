// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/palettemodel.h"

#include <algorithm>
#include <optional>

namespace mesewright::ui {

namespace {

constexpr int letterScore = 1;
constexpr int wordStartScore = 8;
constexpr int runScore = 4;

std::optional<PaletteEntry::Kind> kindOfPrefix(QChar prefix)
{
    switch (prefix.unicode()) {
    case u'>':
        return PaletteEntry::Kind::Action;
    case u'#':
        return PaletteEntry::Kind::Item;
    case u'@':
        return PaletteEntry::Kind::Run;
    case u',':
        return PaletteEntry::Kind::Setting;
    default:
        return std::nullopt;
    }
}

bool startsWord(const QString& text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

} // namespace

int fuzzyScore(const QString& query, const QString& text, QList<int>* positions)
{
    // Greedy from each place where the first letter occurs; the best start wins. Texts are short.
    int best = 0;
    for (qsizetype start = 0; start < text.size(); ++start) {
        int score = 0;
        QList<int> found;
        qsizetype at = start;
        for (const QChar letter : query) {
            if (letter.isSpace())
                continue;
            while (at < text.size() && text[at].toCaseFolded() != letter.toCaseFolded())
                ++at;
            if (at == text.size()) {
                score = 0;
                break;
            }
            score += letterScore + (startsWord(text, at) ? wordStartScore : 0);
            if (!found.isEmpty() && found.last() == at - 1)
                score += runScore;
            found.append(static_cast<int>(at++));
        }
        if (score > best && !found.isEmpty()) {
            best = score;
            if (positions)
                *positions = found;
        }
    }
    return best;
}

void PaletteModel::setEntries(QList<PaletteEntry> entries)
{
    m_entries = std::move(entries);
    filter();
}

void PaletteModel::setQuery(const QString& query)
{
    m_query = query;
    filter();
}

void PaletteModel::filter()
{
    beginResetModel();
    m_shown.clear();
    QString query = m_query.trimmed();
    std::optional<PaletteEntry::Kind> kind;
    if (!query.isEmpty() && (kind = kindOfPrefix(query.front())))
        query = query.mid(1).trimmed();
    for (int i = 0; i < m_entries.size(); ++i) {
        if (kind && m_entries[i].kind != *kind)
            continue;
        Shown shown{i, 0, {}};
        if (!query.isEmpty()) {
            shown.score = fuzzyScore(query, m_entries[i].text, &shown.positions);
            if (shown.score == 0)
                continue;
        }
        m_shown.append(shown);
    }
    std::stable_sort(m_shown.begin(), m_shown.end(), [this](const Shown& a, const Shown& b) {
        // What can be done now stands before what cannot.
        const bool aBlocked = !m_entries[a.entry].whyNot.isEmpty();
        const bool bBlocked = !m_entries[b.entry].whyNot.isEmpty();
        return aBlocked != bBlocked ? bBlocked : a.score > b.score;
    });
    if (m_shown.size() > mostLines)
        m_shown.resize(mostLines);
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PaletteEntry& entry = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return entry.text;
    case Qt::AccessibleTextRole:
        return entry.whyNot.isEmpty() ? entry.text
                                      : entry.text + tr(", not now: %1").arg(entry.whyNot);
    case GroupRole:
        return entry.group;
    case KeysRole:
        return entry.keys;
    case WhyNotRole:
        return entry.whyNot;
    case IconRole:
        return entry.icon;
    case PositionsRole:
        return QVariant::fromValue(m_shown[index.row()].positions);
    default:
        return {};
    }
}

} // namespace mesewright::ui
