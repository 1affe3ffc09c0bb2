// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace mesewright::ui {

/// A stretch of a line, in UTF-16 units.
struct TextRange
{
    int from = 0;
    int to = 0;

    friend bool operator==(const TextRange&, const TextRange&) = default;
};

/// One row of two texts side by side.
struct DiffRow
{
    int left = -1;  ///< line of the left text from 0; -1: nothing stands here
    int right = -1; ///< the same for the right text
    bool same = false;
    QList<TextRange> leftWords; ///< what differs, where the two lines are alike enough to say it
    QList<TextRange> rightWords;
};

/// Rows that differ, one after the other: what "next difference" goes to.
struct DiffBlock
{
    int first = 0; ///< row
    int count = 0;
};

/// Two texts compared line by line, and lines that stand opposite each other word by word.
struct TextDiff
{
    QStringList left;
    QStringList right;
    QList<DiffRow> rows;
    QList<DiffBlock> blocks;
};

enum class DiffStrictness {
    Exact,
    IgnoreQuotesAndSpace ///< 'a' equals "a", white space and empty lines do not count
};

[[nodiscard]] TextDiff compareTexts(const QString& left, const QString& right,
                                    DiffStrictness strictness = DiffStrictness::Exact);

} // namespace mesewright::ui
