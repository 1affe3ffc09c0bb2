// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/code/textdiff.h"

#include "core/data/linediff.h"

#include <algorithm>
#include <string>
#include <vector>

namespace mesewright::ui {

namespace {

/// Lines that share less than this part of their letters are shown as different as a whole.
constexpr double leastShare = 0.4;

/// The bytes of many short texts, and views of them as the alignment wants them.
class Keys
{
public:
    template <class Texts, class KeyOf>
    Keys(const Texts& texts, KeyOf keyOf)
    {
        for (const auto& text : texts)
            m_bytes.push_back(keyOf(text).toUtf8().toStdString());
        for (const std::string& bytes : m_bytes)
            m_views.push_back(bytes);
    }
    [[nodiscard]] const std::vector<std::string_view>& views() const { return m_views; }

private:
    std::vector<std::string> m_bytes;
    std::vector<std::string_view> m_views;
};

QString comparedLine(const QString& line, DiffStrictness strictness)
{
    if (strictness == DiffStrictness::Exact)
        return line;
    QString key;
    for (const QChar letter : line) {
        if (letter == QLatin1Char('\''))
            key += QLatin1Char('"');
        else if (!letter.isSpace())
            key += letter;
    }
    return key;
}

/// Names and numbers, runs of white space, and single signs.
QList<TextRange> wordsOf(const QString& line)
{
    const auto kind = [&](int at) {
        const QChar letter = line[at];
        if (letter.isLetterOrNumber() || letter == QLatin1Char('_') || letter.isSurrogate())
            return 0;
        return letter.isSpace() ? 1 : 2;
    };
    QList<TextRange> words;
    for (int at = 0; at < line.size();) {
        int end = at + 1;
        while (kind(at) != 2 && end < line.size() && kind(end) == kind(at))
            ++end;
        words.append({at, end});
        at = end;
    }
    return words;
}

void addRange(QList<TextRange>& ranges, const TextRange& range)
{
    if (!ranges.isEmpty() && ranges.last().to == range.from)
        ranges.last().to = range.to;
    else
        ranges.append(range);
}

/// Fills the words that differ in a row whose two lines stand opposite each other.
void compareWords(DiffRow& row, const QString& left, const QString& right,
                  DiffStrictness strictness)
{
    const QList<TextRange> leftWords = wordsOf(left);
    const QList<TextRange> rightWords = wordsOf(right);
    const auto keyIn = [strictness](const QString& line) {
        return [&line, strictness](const TextRange& word) {
            return comparedLine(line.mid(word.from, word.to - word.from), strictness);
        };
    };
    const Keys leftKeys(leftWords, keyIn(left));
    const Keys rightKeys(rightWords, keyIn(right));
    int common = 0;
    for (const AlignedStep& step : alignSequences(leftKeys.views(), rightKeys.views())) {
        const auto first = static_cast<qsizetype>(step.first);
        const auto second = static_cast<qsizetype>(step.second);
        if (step.mark == ' ')
            common += leftWords[first].to - leftWords[first].from;
        else if (step.mark == '-' && !leftKeys.views()[step.first].empty())
            addRange(row.leftWords, leftWords[first]);
        else if (step.mark == '+' && !rightKeys.views()[step.second].empty())
            addRange(row.rightWords, rightWords[second]);
    }
    const auto longer = static_cast<double>(std::max(left.size(), right.size()));
    if (common < leastShare * longer) {
        row.leftWords.clear();
        row.rightWords.clear();
    }
}

/// Lines that only one side has, not yet put opposite each other.
struct Pending
{
    QList<int> left;
    QList<int> right;
};

void putOpposite(TextDiff& diff, Pending& pending, DiffStrictness strictness)
{
    const qsizetype rows = std::max(pending.left.size(), pending.right.size());
    for (qsizetype i = 0; i < rows; ++i) {
        DiffRow row;
        row.left = i < pending.left.size() ? pending.left[i] : -1;
        row.right = i < pending.right.size() ? pending.right[i] : -1;
        if (row.left >= 0 && row.right >= 0)
            compareWords(row, diff.left[row.left], diff.right[row.right], strictness);
        // An empty line that the other side lacks is no difference when white space is none.
        const auto empty = [&](const QStringList& lines, int line) {
            return line < 0 || comparedLine(lines[line], strictness).isEmpty();
        };
        row.same = strictness != DiffStrictness::Exact && empty(diff.left, row.left) &&
                   empty(diff.right, row.right);
        diff.rows.append(row);
    }
    pending = {};
}

void findBlocks(TextDiff& diff)
{
    for (int at = 0; at < diff.rows.size(); ++at) {
        if (diff.rows[at].same)
            continue;
        if (at > 0 && !diff.rows[at - 1].same)
            ++diff.blocks.last().count;
        else
            diff.blocks.append({at, 1});
    }
}

} // namespace

TextDiff compareTexts(const QString& left, const QString& right, DiffStrictness strictness)
{
    // The line feed at the end of a text begins no line.
    const auto linesOf = [](const QString& text) {
        return (text.endsWith(QLatin1Char('\n')) ? text.chopped(1) : text).split(QLatin1Char('\n'));
    };
    TextDiff diff;
    diff.left = linesOf(left);
    diff.right = linesOf(right);
    const auto key = [strictness](const QString& line) { return comparedLine(line, strictness); };
    const Keys leftKeys(diff.left, key);
    const Keys rightKeys(diff.right, key);
    Pending pending;
    for (const AlignedStep& step : alignSequences(leftKeys.views(), rightKeys.views())) {
        const auto first = static_cast<int>(step.first);
        const auto second = static_cast<int>(step.second);
        if (step.mark == '-') {
            pending.left.append(first);
        } else if (step.mark == '+') {
            pending.right.append(second);
        } else {
            putOpposite(diff, pending, strictness);
            diff.rows.append({first, second, true, {}, {}});
        }
    }
    putOpposite(diff, pending, strictness);
    findBlocks(diff);
    return diff;
}

} // namespace mesewright::ui
