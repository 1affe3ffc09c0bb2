// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/strictdiff.h"

#include "core/base/utf8.h"
#include "core/scoring/strictdiffreader.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace mesewright {

namespace {

// Lines looked at before a search is given up: well under a second. Only a diff made to be slow,
// with thousands of equal lines, comes near.
constexpr std::int64_t searchLimit = 50'000'000;

/// Sums over a list of widths that change: where a line of the input is now.
class Widths
{
public:
    explicit Widths(std::size_t count) : m_width(count, 1), m_sums(count + 1, 0)
    {
        for (std::size_t i = 1; i <= count; ++i) // each node sums the (i & -i) widths up to i
            m_sums[i] = static_cast<std::int64_t>(i & (~i + 1));
    }

    [[nodiscard]] std::int64_t at(std::size_t index) const { return m_width[index]; }

    void set(std::size_t index, std::int64_t width)
    {
        const std::int64_t change = width - m_width[index];
        m_width[index] = width;
        for (std::size_t i = index + 1; i < m_sums.size(); i += i & (~i + 1))
            m_sums[i] += change;
    }

    /// The sum of all widths before `index`.
    [[nodiscard]] std::int64_t before(std::size_t index) const
    {
        std::int64_t sum = 0;
        for (std::size_t i = index; i > 0; i -= i & (~i + 1))
            sum += m_sums[i];
        return sum;
    }

    /// The first index whose sum before it is at least `place`.
    [[nodiscard]] std::size_t find(std::int64_t place) const
    {
        std::size_t low = 0;
        std::size_t high = m_width.size();
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (before(middle) < place)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

private:
    std::vector<std::int64_t> m_width;
    std::vector<std::int64_t> m_sums; ///< a Fenwick tree
};

std::string quoted(std::string_view line)
{
    constexpr std::size_t longest = 60;
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r'))
        line.remove_suffix(1);
    const bool isLong = line.size() > longest;
    if (isLong)
        line = line.substr(0, longest - incompleteUtf8Tail(line.substr(0, longest)));
    return "`" + replaceInvalidUtf8(line) + (isLong ? "…`" : "`");
}

/// A text under a diff. Lines that a hunk wrote are closed to the others, so a hunk always stands
/// in lines of the text as it was, which therefore never move: what replaces them is kept beside.
class PatchedFile
{
public:
    PatchedFile(std::string_view text, std::int64_t& searched)
        : m_lines(linesOf(text)), m_widths(m_lines.size()), m_writtenAt(m_lines.size(), npos),
          m_closed(m_lines.size(), false), m_closedToHunks(m_lines.size(), false),
          m_searched(searched)
    {
        m_searched += static_cast<std::int64_t>(m_lines.size() + text.size() / 64);
    }

    /// False when the hunk fits nowhere.
    bool apply(const StrictHunk& hunk)
    {
        const auto place = findPlace(hunk);
        if (!place)
            return false;
        const std::size_t size = hunk.oldLines.size();
        if (size == 0) {
            m_appended.push_back(&hunk);
            m_appendedLines += static_cast<std::int64_t>(hunk.newLines.size());
            return true;
        }
        m_writtenAt[*place] = m_written.size();
        m_written.push_back(&hunk);
        for (std::size_t i = 0; i < size; ++i) {
            m_closed[*place + i] = true;
            m_widths.set(*place + i, i == 0 ? static_cast<std::int64_t>(hunk.newLines.size()) : 0);
        }
        return true;
    }

    /// Why a hunk does not fit where it says.
    [[nodiscard]] std::string mismatch(const StrictHunk& hunk) const;

    [[nodiscard]] std::string text() const
    {
        std::string text;
        const auto append = [&](const StrictHunk& hunk) {
            for (const std::string_view line : hunk.newLines)
                text += line;
        };
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (m_writtenAt[i] != npos)
                append(*m_written[m_writtenAt[i]]);
            if (!m_closed[i])
                text += m_lines[i];
        }
        for (const StrictHunk* hunk : m_appended)
            append(*hunk);
        return text;
    }

private:
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    static std::vector<std::string_view> linesOf(std::string_view text)
    {
        std::vector<std::string_view> lines;
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size() - 1);
            lines.push_back(text.substr(0, end + 1));
            text.remove_prefix(end + 1);
        }
        return lines;
    }

    [[nodiscard]] std::int64_t size() const
    {
        return m_widths.before(m_lines.size()) + m_appendedLines;
    }
    [[nodiscard]] std::int64_t firstPlace(const StrictHunk& hunk) const;
    [[nodiscard]] std::optional<std::size_t> findPlace(const StrictHunk& hunk);
    [[nodiscard]] bool fits(const StrictHunk& hunk, std::size_t at);

    std::vector<std::string_view> m_lines;
    Widths m_widths; ///< how many lines stand now for each line that was
    std::vector<std::size_t> m_writtenAt;
    std::vector<bool> m_closed;        ///< replaced by a hunk
    std::vector<bool> m_closedToHunks; ///< stand, but no hunk may have them
    std::vector<const StrictHunk*> m_written;
    std::vector<const StrictHunk*> m_appended;
    std::int64_t m_appendedLines = 0;
    std::int64_t& m_searched;
};

bool belongsToStart(const StrictHunk& hunk)
{
    return hunk.range.oldStart <= 1;
}

bool belongsToEnd(const StrictHunk& hunk)
{
    return hunk.trailing == 0;
}

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\n\v\f\r") == std::string_view::npos;
}

bool endsOpen(const StrictHunk& hunk)
{
    return !hunk.oldLines.empty() &&
           (hunk.oldLines.back().empty() || hunk.oldLines.back().back() != '\n');
}

bool PatchedFile::fits(const StrictHunk& hunk, std::size_t at)
{
    const std::size_t count = hunk.oldLines.size();
    if (at + count > m_lines.size())
        return false;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view wanted = hunk.oldLines[i];
        m_searched += 1 + static_cast<std::int64_t>(wanted.size() / 64);
        if (m_closed[at + i] || m_closedToHunks[at + i])
            return false;
        // Git compares bytes up to the hunk's last one, so behind an open last line white space
        // may follow where the hunk does not belong to the end. It goes with the line.
        const std::string_view line = m_lines[at + i];
        const bool mayGoOn =
            i + 1 == count && endsOpen(hunk) && !belongsToEnd(hunk) && line.size() > wanted.size();
        const bool same =
            mayGoOn ? line.substr(0, wanted.size()) == wanted && isBlank(line.substr(wanted.size()))
                    : line == wanted;
        if (!same)
            return false;
    }
    return true;
}

/// The line, from 0, at which git begins to look.
std::int64_t PatchedFile::firstPlace(const StrictHunk& hunk) const
{
    if (belongsToStart(hunk))
        return 0;
    if (belongsToEnd(hunk)) {
        const std::int64_t place = size() - static_cast<std::int64_t>(hunk.oldLines.size());
        return place < 0 ? size() : place;
    }
    return std::clamp<std::int64_t>(hunk.range.newStart - 1, 0, size());
}

std::optional<std::size_t> PatchedFile::findPlace(const StrictHunk& hunk)
{
    const auto length = static_cast<std::int64_t>(hunk.oldLines.size());
    const std::int64_t first = firstPlace(hunk);
    if (length == 0) {
        // Nothing to find: without context it belongs to the end.
        const bool isThere = !belongsToStart(hunk) || size() == 0;
        return isThere ? std::optional(m_lines.size()) : std::nullopt;
    }
    const bool isFixed = belongsToStart(hunk) || belongsToEnd(hunk);
    if (belongsToStart(hunk) && belongsToEnd(hunk) && length != size())
        return std::nullopt;
    // Outwards from the first place, forwards before backwards.
    std::size_t ahead = m_widths.find(first);
    std::size_t behind = ahead;
    std::int64_t aheadPlace = m_widths.before(ahead);
    std::int64_t behindPlace = aheadPlace;
    while (ahead < m_lines.size() || behind > 0) {
        if (++m_searched > searchLimit)
            return std::nullopt;
        const bool hasBehind = behind > 0;
        const std::int64_t behindNext = hasBehind ? behindPlace - m_widths.at(behind - 1) : 0;
        const bool goAhead =
            ahead < m_lines.size() && (!hasBehind || aheadPlace - first <= first - behindNext);
        const std::size_t at = goAhead ? ahead : behind - 1;
        const std::int64_t place = goAhead ? aheadPlace : behindNext;
        if (isFixed && place != first)
            return std::nullopt;
        if (fits(hunk, at))
            return at;
        if (goAhead) {
            aheadPlace += m_widths.at(ahead);
            ++ahead;
        } else {
            behindPlace = behindNext;
            --behind;
        }
    }
    return std::nullopt;
}

std::string PatchedFile::mismatch(const StrictHunk& hunk) const
{
    if (m_searched > searchLimit)
        return "its place in the input takes too long to find";
    const std::int64_t place = firstPlace(hunk);
    const std::size_t at = m_widths.find(place);
    if (hunk.oldLines.empty())
        return "it has no context and belongs to an empty file";
    for (std::size_t i = 0; i < hunk.oldLines.size(); ++i) {
        if (at + i >= m_lines.size())
            return "it has " + quoted(hunk.oldLines[i]) + " where the input ends";
        const std::string where = "line " + std::to_string(at + i + 1) + " of the input";
        if (m_closed[at + i] || m_closedToHunks[at + i])
            return "a hunk before it changed its lines already";
        if (m_lines[at + i] != hunk.oldLines[i]) {
            const bool onlyEnd = quoted(m_lines[at + i]) == quoted(hunk.oldLines[i]);
            return where + " is " + quoted(m_lines[at + i]) + ", the hunk has " +
                   quoted(hunk.oldLines[i]) + (onlyEnd ? " with another line end" : "");
        }
    }
    return belongsToStart(hunk) ? "it begins at line 1 but has no context at the end, so it must "
                                  "be the whole file"
                                : "it has no context at the end, so it must end the file";
}

StrictPatch refused(std::string why, std::size_t line)
{
    return {false, {}, std::move(why), line};
}

StrictPatch applySections(std::string text, const std::vector<StrictSection>& sections)
{
    std::int64_t searched = 0;
    for (const StrictSection& section : sections) {
        PatchedFile file(text, searched);
        if (searched > searchLimit) // many sections, each of which takes the whole text apart
            return refused("the diff takes too long to apply", 0);
        std::size_t number = 0;
        for (const StrictHunk& hunk : section.hunks) {
            ++number;
            if (!file.apply(hunk)) {
                return refused("hunk " + std::to_string(number) +
                                   " does not fit: " + file.mismatch(hunk),
                               hunk.line);
            }
        }
        text = file.text();
    }
    return {true, std::move(text), {}, 0};
}

} // namespace

StrictPatch applyStrictly(std::string_view input, std::string_view diff)
{
    const bool hasEnd = input.empty() || input.back() == '\n';
    std::string whole(diff);
    if (!whole.empty() && whole.back() != '\n')
        whole += '\n';
    const auto read = readStrictDiff(whole);
    if (const auto* error = std::get_if<StrictDiffError>(&read))
        return refused(error->why, error->line);
    const auto& sections = std::get<std::vector<StrictSection>>(read);
    if (sections.empty())
        return refused("the answer holds no diff with `---`, `+++` and `@@` lines", 0);
    for (const StrictSection& section : sections) {
        if (section.target != sections[0].target)
            return refused("the diff is for several files", 0);
    }
    StrictPatch patch = applySections(std::string(input) + (hasEnd ? "" : "\n"), sections);
    if (!patch.applied && !hasEnd && whole.find("\n\\ ") != std::string::npos) {
        StrictPatch asItIs = applySections(std::string(input), sections);
        if (asItIs.applied)
            patch = std::move(asItIs);
    }
    if (patch.applied && !hasEnd && !patch.text.empty() && patch.text.back() == '\n')
        patch.text.pop_back();
    return patch;
}

} // namespace mesewright
