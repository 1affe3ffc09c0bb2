// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/diffheaders.h"

#include "core/scoring/pythontext.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace mesewright {

namespace {

constexpr std::string_view::size_type npos = std::string_view::npos;

bool takePrefix(std::string_view& text, std::string_view prefix)
{
    if (text.substr(0, prefix.size()) != prefix)
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

/// Up to the first tab or line feed.
std::string_view field(std::string_view text)
{
    return text.substr(0, text.find_first_of("\t\n"));
}

/// Both names carry git's prefixes: the last place that can part them does.
std::optional<DiffNames> splitPrefixed(std::string_view names)
{
    constexpr std::string_view separator = " b/";
    if (names.substr(0, 2) != "a/")
        return std::nullopt;
    for (std::size_t at = names.rfind(separator); at != npos && at >= 3;
         at = names.rfind(separator, at - 1)) {
        if (at + separator.size() < names.size())
            return DiffNames{std::string(names.substr(0, at)), std::string(names.substr(at + 1))};
    }
    return std::nullopt;
}

/// Both names are addresses with `://`. The mark of the target is the last one that a name follows,
/// that of the source the last one before it after which the rest still fits; the source's name
/// then reaches as far as it can. One walk from the end, so that a hostile line stays cheap.
std::optional<DiffNames> splitAddresses(std::string_view text)
{
    constexpr std::string_view mark = "://";
    std::size_t targetMark = text.rfind(mark);
    while (targetMark != npos && field(text.substr(targetMark + mark.size(), 1)).empty())
        targetMark = targetMark == 0 ? npos : text.rfind(mark, targetMark - 1);
    if (targetMark == npos)
        return std::nullopt;
    std::size_t space = npos; // the last one before the target's mark or the next tab
    for (std::size_t at = targetMark; at-- > 0;) {
        if (text[at] == '\t')
            space = npos;
        else if (text[at] == ' ' && space == npos)
            space = at;
        else if (text.substr(at, mark.size()) == mark && space != npos &&
                 space > at + mark.size()) {
            const std::size_t targetName = targetMark + mark.size();
            const std::size_t end = targetName + field(text.substr(targetName)).size();
            return DiffNames{std::string(text.substr(0, space)),
                             std::string(text.substr(space + 1, end - space - 1))};
        }
    }
    return std::nullopt;
}

std::optional<DiffNames> splitAtLastSpace(std::string_view names)
{
    if (names.size() < 3)
        return std::nullopt;
    const std::size_t space = names.rfind(' ', names.size() - 2);
    if (space == npos || space == 0)
        return std::nullopt;
    return DiffNames{std::string(names.substr(0, space)), std::string(names.substr(space + 1))};
}

struct Number
{
    std::int64_t value = 0;
    int digits = 0;
};

constexpr int mostDigits = 4300;

/// Digits of any script, mixed at will, as Python's `int()` takes them.
Number takeNumber(std::string_view& text)
{
    constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
    Number number;
    for (ClassMatch digit = pythonDigit(text, 0); digit.length > 0; digit = pythonDigit(text, 0)) {
        const bool fits = number.value <= (largest - digit.value) / 10;
        number.value = fits ? number.value * 10 + digit.value : largest;
        number.digits = std::min(number.digits + 1, mostDigits + 1);
        text.remove_prefix(digit.length);
    }
    return number;
}

/// `START` or `START,LENGTH`.
bool takeRange(std::string_view& text, std::int64_t& start, std::int64_t& length, bool& fits)
{
    const Number first = takeNumber(text);
    if (first.digits == 0)
        return false;
    start = first.value;
    fits = fits && first.digits <= mostDigits;
    std::string_view rest = text;
    if (!takePrefix(rest, ","))
        return true;
    const Number second = takeNumber(rest);
    if (second.digits == 0)
        return true; // the comma is left over, and the caller finds it
    length = second.value;
    fits = fits && second.digits <= mostDigits;
    text = rest;
    return true;
}

/// What may stand in a time stamp: white space, digits 0 to 9, colon, plus, minus. Its length.
std::size_t stampCharacter(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return 0;
    const char c = text[at];
    if ((c >= '0' && c <= '9') || c == ':' || c == '+' || c == '-')
        return 1;
    return pythonSpace(text, at).length;
}

/// For each place in a line: whether the rest of a "Binary files" line can begin there. Computed
/// from the end, so that a hostile line costs no more than its length.
class BinaryLine
{
public:
    explicit BinaryLine(std::string_view text)
        : m_text(text), m_verb(text.size() + 2), m_stamp(text.size() + 2), m_name(text.size() + 2),
          m_tail(text.size() + 2), m_sourceStamp(text.size() + 2)
    {
        for (std::size_t at = text.size() + 1; at-- > 0;) {
            m_verb[at] = startsAt(at, " differ") || startsAt(at, " has changed");
            const std::size_t length = stampCharacter(text, at);
            m_stamp[at] = length > 0 && (m_verb[at + length] || m_stamp[at + length]);
            m_name[at] =
                at < text.size() && text[at] != '\t' && (afterTarget(at + 1) || m_name[at + 1]);
            m_tail[at] = m_verb[at] || (startsAt(at, " and ") && m_name[at + 5]);
            m_sourceStamp[at] = length > 0 && (m_tail[at + length] || m_sourceStamp[at + length]);
        }
    }

    /// Where the source's name ends if it ends as early as it can; 0 when the line does not fit.
    [[nodiscard]] std::size_t sourceEnd() const
    {
        for (std::size_t end = 1; end <= m_text.size() && m_text[end - 1] != '\t'; ++end) {
            if (m_tail[end] || (tabAt(end) && m_sourceStamp[end + 1]))
                return end;
        }
        return 0;
    }

private:
    [[nodiscard]] bool startsAt(std::size_t at, std::string_view words) const
    {
        return at < m_text.size() && m_text.substr(at, words.size()) == words;
    }
    [[nodiscard]] bool tabAt(std::size_t at) const
    {
        return at < m_text.size() && m_text[at] == '\t';
    }
    [[nodiscard]] bool afterTarget(std::size_t at) const
    {
        return m_verb[at] || (tabAt(at) && m_stamp[at + 1]);
    }

    std::string_view m_text;
    std::vector<bool> m_verb;        ///< " differ" or " has changed"
    std::vector<bool> m_stamp;       ///< a time stamp, then the verb
    std::vector<bool> m_name;        ///< the target's name, perhaps a stamp, then the verb
    std::vector<bool> m_tail;        ///< perhaps " and " with a target, then the verb
    std::vector<bool> m_sourceStamp; ///< a time stamp, then the tail
};

} // namespace

std::optional<DiffNames> readGitHeader(std::string_view line)
{
    if (!takePrefix(line, "diff --git "))
        return std::nullopt;
    if (auto names = splitPrefixed(field(line)))
        return names;
    if (auto names = splitAddresses(line.substr(0, line.find('\n'))))
        return names;
    return splitAtLastSpace(field(line));
}

bool isModeLine(std::string_view line, std::string_view prefix)
{
    if (!takePrefix(line, prefix) || takeNumber(line).digits == 0)
        return false;
    return line.empty() || line == "\n";
}

std::optional<std::string_view> readNameLine(std::string_view line, std::string_view prefix)
{
    if (!takePrefix(line, prefix))
        return std::nullopt;
    const std::string_view name = field(line);
    return name.empty() ? std::nullopt : std::optional(name);
}

std::optional<HunkHeader> readHunkHeader(std::string_view line)
{
    HunkHeader header;
    std::int64_t targetStart = 0;
    if (!takePrefix(line, "@@ -") ||
        !takeRange(line, header.sourceStart, header.sourceLength, header.numbersFit) ||
        !takePrefix(line, " +") ||
        !takeRange(line, targetStart, header.targetLength, header.numbersFit) ||
        !takePrefix(line, " @@"))
        return std::nullopt;
    return header;
}

std::optional<std::string> readBinaryLine(std::string_view line)
{
    if (!takePrefix(line, "Binary file"))
        return std::nullopt;
    takePrefix(line, "s");
    if (!takePrefix(line, " "))
        return std::nullopt;
    const std::size_t end = BinaryLine(line).sourceEnd();
    if (end == 0)
        return std::nullopt;
    return std::string(line.substr(0, end));
}

} // namespace mesewright
