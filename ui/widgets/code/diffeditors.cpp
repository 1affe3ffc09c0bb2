// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/code/diffeditors.h"

#include <QScrollBar>
#include <QSignalBlocker>

#include <algorithm>

namespace mesewright::ui {

DiffEditors::DiffEditors(CodeLanguage language, QObject* parent) : QObject(parent)
{
    for (DiffSide*& side : m_sides)
        side = new DiffSide(language, {});
    m_merged = new DiffSide(language, tr("Both answers in one column"));
    setNames(tr("Left"), tr("Right"));
    followScrolling(0, 1);
    followScrolling(1, 0);
}

void DiffEditors::setNames(const QString& left, const QString& right)
{
    m_sides[0]->setAccessibleName(left);
    m_sides[1]->setAccessibleName(right);
}

void DiffEditors::setTexts(const QString& left, const QString& right)
{
    m_left = showableCode(left);
    m_right = showableCode(right);
    rebuild();
}

void DiffEditors::setLanguage(CodeLanguage language)
{
    for (DiffSide* side : m_sides)
        side->setLanguage(language);
    m_merged->setLanguage(language);
}

void DiffEditors::setBlind(bool blind)
{
    if (blind == m_blind)
        return;
    m_blind = blind;
    rebuild();
}

void DiffEditors::setStrictness(DiffStrictness strictness)
{
    if (strictness == m_strictness)
        return;
    m_strictness = strictness;
    rebuild();
}

void DiffEditors::rebuild()
{
    m_diff = compareTexts(m_left, m_right, m_strictness);
    m_current = -1;
    fillSides();
    fillMerged();
    Q_EMIT differencesChanged();
}

LineMark DiffEditors::markOf(bool left) const
{
    if (m_blind)
        return LineMark::Changed;
    return left ? LineMark::Removed : LineMark::Added;
}

TextMark DiffEditors::wordMarkOf(bool left) const
{
    if (m_blind)
        return TextMark::ChangedWord;
    return left ? TextMark::RemovedWord : TextMark::AddedWord;
}

void DiffEditors::fillSides()
{
    for (const bool left : {true, false}) {
        DiffSide& side = *m_sides[left ? 0 : 1];
        const QStringList& lines = left ? m_diff.left : m_diff.right;
        QList<DiffSide::Line> shown;
        for (const DiffRow& row : m_diff.rows) {
            const int line = left ? row.left : row.right;
            shown.append(line < 0 ? DiffSide::Line{{}, {}, true}
                                  : DiffSide::Line{lines[line], QString::number(line + 1), false});
        }
        side.setLines(shown);
        for (int at = 0; at < m_diff.rows.size(); ++at) {
            const DiffRow& row = m_diff.rows[at];
            if (row.same || shown[at].gap)
                continue;
            side.markLine(at, markOf(left));
            for (const TextRange& range : left ? row.leftWords : row.rightWords)
                side.markText(at, range.from, range.to, wordMarkOf(left));
        }
    }
    // The longer line of the two decides how far both scroll sideways.
    const int widest = std::max(m_sides[0]->scrollWidth(), m_sides[1]->scrollWidth());
    for (DiffSide* side : m_sides)
        side->setScrollWidth(widest);
}

void DiffEditors::fillMerged()
{
    QList<DiffSide::Line> shown;
    struct Mark
    {
        int line;
        bool left;
        const QList<TextRange>* words;
    };
    QList<Mark> marks;
    m_mergedRow.fill(0, m_diff.rows.size());
    const auto add = [&](int row, bool left) {
        const DiffRow& here = m_diff.rows[row];
        const int line = left ? here.left : here.right;
        if (line < 0)
            return;
        const QString number = QString::number(line + 1);
        const QString& text = left ? m_diff.left[line] : m_diff.right[line];
        if (!here.same)
            marks.append(
                {static_cast<int>(shown.size()), left, left ? &here.leftWords : &here.rightWords});
        shown.append({text, number, false});
    };
    for (int at = 0; at < m_diff.rows.size();) {
        m_mergedRow[at] = static_cast<int>(shown.size());
        if (m_diff.rows[at].same) {
            add(at, m_diff.rows[at].left >= 0);
            ++at;
            continue;
        }
        // A block shows all of its left lines, then all of its right ones.
        int end = at;
        while (end < m_diff.rows.size() && !m_diff.rows[end].same) {
            m_mergedRow[end] = m_mergedRow[at];
            add(end++, true);
        }
        for (int row = at; row < end; ++row)
            add(row, false);
        at = end;
    }
    m_merged->setLines(shown);
    for (const Mark& mark : marks) {
        m_merged->markLine(mark.line, markOf(mark.left));
        for (const TextRange& range : *mark.words)
            m_merged->markText(mark.line, range.from, range.to, wordMarkOf(mark.left));
    }
}

void DiffEditors::step(int by)
{
    const int count = differenceCount();
    if (count == 0)
        return;
    m_current = m_current < 0 ? (by > 0 ? 0 : count - 1) : (m_current + by + count) % count;
    const int row = m_diff.blocks[m_current].first;
    for (DiffSide* side : m_sides) {
        side->clearLineMarks(LineMark::Current);
        side->showLine(row);
    }
    m_merged->showLine(m_mergedRow[row]);
    Q_EMIT differencesChanged();
}

void DiffEditors::followScrolling(int from, int to)
{
    const auto follow = [this](QScrollBar* leader, QScrollBar* follower) {
        connect(leader, &QScrollBar::valueChanged, this,
                [follower](int value) { follower->setValue(value); });
    };
    follow(m_sides[from]->verticalScrollBar(), m_sides[to]->verticalScrollBar());
    follow(m_sides[from]->horizontalScrollBar(), m_sides[to]->horizontalScrollBar());
}

} // namespace mesewright::ui
