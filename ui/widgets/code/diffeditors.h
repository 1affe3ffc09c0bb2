// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/code/diffside.h"
#include "ui/widgets/code/textdiff.h"

#include <QObject>

#include <array>

namespace mesewright::ui {

/// Three editors that show one comparison: the left and the right text, which scroll together, and
/// both in one column. The owner puts them where it wants them; DiffView is the plain arrangement.
class DiffEditors final : public QObject
{
    Q_OBJECT

public:
    explicit DiffEditors(CodeLanguage language, QObject* parent = nullptr);

    [[nodiscard]] DiffSide& left() const { return *m_sides[0]; }
    [[nodiscard]] DiffSide& right() const { return *m_sides[1]; }
    [[nodiscard]] DiffSide& merged() const { return *m_merged; }
    /// What screen readers call the two sides.
    void setNames(const QString& left, const QString& right);

    void setTexts(const QString& left, const QString& right);
    void setLanguage(CodeLanguage language);
    /// Both sides in the same colour, bars in place of plus and minus: nothing says which side is
    /// the changed one.
    void setBlind(bool blind);
    void setStrictness(DiffStrictness strictness);

    [[nodiscard]] const TextDiff& diff() const { return m_diff; }
    [[nodiscard]] int differenceCount() const { return static_cast<int>(m_diff.blocks.size()); }
    /// From 0; -1 before the first step.
    [[nodiscard]] int currentDifference() const { return m_current; }

public Q_SLOTS:
    void nextDifference() { step(1); }
    void previousDifference() { step(-1); }

Q_SIGNALS:
    /// The count or the current one is another.
    void differencesChanged();

private:
    void rebuild();
    void fillSides();
    void fillMerged();
    void step(int by);
    void followScrolling(int from, int to);
    [[nodiscard]] LineMark markOf(bool left) const;
    [[nodiscard]] TextMark wordMarkOf(bool left) const;

    std::array<DiffSide*, 2> m_sides{};
    DiffSide* m_merged = nullptr;
    QString m_left;
    QString m_right;
    TextDiff m_diff;
    QList<int> m_mergedRow; ///< where a row begins in the merged column
    DiffStrictness m_strictness = DiffStrictness::Exact;
    bool m_blind = false;
    int m_current = -1;
};

} // namespace mesewright::ui
