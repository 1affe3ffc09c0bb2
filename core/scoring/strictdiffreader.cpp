// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/strictdiffreader.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace mesewright {

namespace {

constexpr std::string_view::size_type npos = std::string_view::npos;

// The remark has other words in other languages; git asks for this many characters only.
constexpr std::size_t shortestRemark = 12;

bool startsWith(std::string_view text, std::string_view prefix)
{
    return text.substr(0, prefix.size()) == prefix;
}

bool takeNumber(std::string_view& text, std::int64_t& number)
{
    constexpr std::int64_t largest = std::numeric_limits<std::int32_t>::max();
    std::size_t digits = 0;
    number = 0;
    for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits)
        number = std::min(number * 10 + (text[digits] - '0'), largest);
    text.remove_prefix(digits);
    return digits > 0;
}

bool takeRange(std::string_view& text, std::int64_t& start, std::int64_t& length,
               std::string_view end)
{
    length = 1;
    if (!takeNumber(text, start))
        return false;
    if (startsWith(text, ",")) {
        text.remove_prefix(1);
        if (!takeNumber(text, length))
            return false;
    }
    if (!startsWith(text, end))
        return false;
    text.remove_prefix(end.size());
    return true;
}

/// The name that a text begins with, without a time stamp.
std::string_view leadingName(std::string_view text)
{
    std::string_view name = text.substr(0, text.find_first_of("\t\r\n"));
    while (!name.empty() && name.back() == ' ')
        name.remove_suffix(1);
    return name;
}

/// What stands behind `--- ` or `+++ `.
std::string_view nameOf(std::string_view line)
{
    return leadingName(line.substr(std::min<std::size_t>(4, line.size())));
}

std::string withoutFirstFolder(std::string_view name)
{
    const std::size_t slash = name.find('/');
    return std::string(slash == npos ? name : name.substr(slash + 1));
}

class Reader
{
public:
    explicit Reader(std::string_view diff) : m_end(diff.data() + diff.size())
    {
        for (std::size_t begin = 0; begin < diff.size();) {
            const std::size_t end = std::min(diff.find('\n', begin), diff.size() - 1);
            m_lines.push_back(diff.substr(begin, end + 1 - begin));
            begin = end + 1;
        }
    }

    std::variant<std::vector<StrictSection>, StrictDiffError> read()
    {
        while (m_at < m_lines.size() && !m_error && findHeader())
            readSection();
        if (m_error)
            return std::move(*m_error);
        return std::move(m_sections);
    }

private:
    bool fail(std::string why)
    {
        m_error = {m_at + 1, std::move(why)};
        return false;
    }
    [[nodiscard]] std::string_view line(std::size_t at) const
    {
        return at < m_lines.size() ? m_lines[at] : std::string_view();
    }

    /// Behind the last line of a hunk git looks only whether as many bytes follow.
    [[nodiscard]] bool isRemark(std::size_t at) const
    {
        return startsWith(line(at), "\\ ") &&
               static_cast<std::size_t>(m_end - line(at).data()) > shortestRemark;
    }

    bool findHeader();
    bool readGitHeader(bool& isHeader);
    bool readNames(std::string_view source, std::string_view target);
    void readSection();
    bool readHunk(StrictSection& section);

    const char* m_end;
    std::vector<std::string_view> m_lines;
    std::size_t m_at = 0;
    bool m_changesMode = false; ///< such a section needs no hunk
    std::vector<StrictSection> m_sections;
    std::optional<StrictDiffError> m_error;
};

/// Skips what is no diff. True when a section was opened and m_at is behind its header.
bool Reader::findHeader()
{
    m_changesMode = false;
    HunkRange ignored;
    for (; m_at < m_lines.size(); ++m_at) {
        const std::string_view here = m_lines[m_at];
        if (startsWith(here, "@@ -") && readHunkRange(here, ignored))
            return fail("a hunk stands without the `---` and `+++` lines of its file");
        if (startsWith(here, "diff --git ")) {
            bool isHeader = false;
            if (!readGitHeader(isHeader))
                return false;
            if (isHeader)
                return true;
            continue;
        }
        if (startsWith(here, "--- ") && startsWith(line(m_at + 1), "+++ ") &&
            startsWith(line(m_at + 2), "@@ -")) {
            if (!readNames(here, m_lines[m_at + 1]))
                return false;
            m_at += 2;
            return true;
        }
    }
    return false;
}

bool Reader::readNames(std::string_view source, std::string_view target)
{
    const std::string_view from = nameOf(source);
    const std::string_view to = nameOf(target);
    // GNU diff gives a file that is not there the first moment of all time stamps.
    constexpr std::string_view never = "\t1970-01-01 00:00:00";
    if (from == "/dev/null" || source.find(never) != npos)
        return fail("the diff makes a new file instead of changing the given one");
    if (to == "/dev/null" || target.find(never) != npos)
        return fail("the diff deletes the file");
    if (from.empty() && to.empty())
        return fail("the `---` and `+++` lines name no file");
    m_sections.push_back({withoutFirstFolder(to.empty() ? from : to), {}});
    return true;
}

/// Reads from `diff --git` to the first hunk. A line alone is no header but prose.
bool Reader::readGitHeader(bool& isHeader)
{
    const std::size_t first = m_at;
    const std::string_view names = m_lines[first].substr(11);
    std::string_view source;
    std::string_view target;
    for (++m_at; m_at < m_lines.size(); ++m_at) {
        const std::string_view here = m_lines[m_at];
        if (startsWith(here, "--- "))
            source = here;
        else if (startsWith(here, "+++ "))
            target = here;
        else if (startsWith(here, "new file mode "))
            return fail("the diff makes a new file instead of changing the given one");
        else if (startsWith(here, "deleted file mode "))
            return fail("the diff deletes the file");
        else if (startsWith(here, "rename ") || startsWith(here, "copy "))
            return fail("the diff renames or copies the file");
        else if (startsWith(here, "old mode ") || startsWith(here, "new mode "))
            m_changesMode = true;
        else if (!startsWith(here, "index ") && !startsWith(here, "similarity index ") &&
                 !startsWith(here, "dissimilarity index "))
            break;
    }
    isHeader = m_at > first + 1;
    if (!isHeader) {
        m_at = first;
        return true;
    }
    if (source.empty() != target.empty())
        return fail("the header of the diff has only one of `---` and `+++`");
    if (!source.empty()) {
        if (!readNames(source, target))
            return false;
        if (withoutFirstFolder(nameOf(source)) != m_sections.back().target)
            return fail("the diff renames the file");
        return true;
    }
    constexpr std::string_view prefix = " b/";
    const std::size_t last = names.rfind(prefix);
    m_sections.push_back(
        {std::string(last == npos ? "" : leadingName(names.substr(last + prefix.size()))), {}});
    return true;
}

void Reader::readSection()
{
    StrictSection& section = m_sections.back();
    while (startsWith(line(m_at), "@@ -")) {
        if (!readHunk(section))
            return;
    }
    if (!section.hunks.empty() || m_changesMode)
        return;
    const bool isBinary =
        startsWith(line(m_at), "GIT binary patch") || startsWith(line(m_at), "Binary files ");
    fail(isBinary ? "the diff is binary" : "the header of the diff has no hunk behind it");
}

bool Reader::readHunk(StrictSection& section)
{
    StrictHunk hunk;
    hunk.line = m_at + 1;
    if (!readHunkRange(m_lines[m_at], hunk.range))
        return fail("the header of a hunk is damaged");
    std::int64_t oldLeft = hunk.range.oldLines;
    std::int64_t newLeft = hunk.range.newLines;
    bool changes = false;
    for (++m_at; oldLeft > 0 || newLeft > 0; ++m_at) {
        const std::string_view here = line(m_at);
        if (here.empty())
            return fail("a hunk is shorter than its header says");
        std::string_view text = here.substr(1);
        bool isOld = true;
        bool isNew = true;
        switch (here[0]) {
        case '\n': // context that lost its blank
            text = here;
            break;
        case ' ':
            break;
        case '-':
            isNew = false;
            break;
        case '+':
            isOld = false;
            break;
        case '\\':
            if (here.size() < shortestRemark || here[1] != ' ')
                return fail("a line of a hunk has no mark");
            continue;
        default:
            return fail("a line of a hunk begins with none of ` `, `-` and `+`, or the hunk is "
                        "shorter than its header says");
        }
        oldLeft -= isOld ? 1 : 0;
        newLeft -= isNew ? 1 : 0;
        if (oldLeft < 0 || newLeft < 0)
            return fail("a hunk is longer than its header says");
        const bool isContext = isOld && isNew;
        changes = changes || !isContext;
        hunk.trailing = isContext ? hunk.trailing + 1 : 0;
        // The line feed of a line before the remark is not part of the file.
        const bool isLast = oldLeft == 0 && newLeft == 0;
        const bool isOpen = isLast ? isRemark(m_at + 1) : startsWith(line(m_at + 1), "\\");
        if (isOpen)
            text.remove_suffix(1);
        if (here == "\n" && isOpen)
            continue; // git forgets the line
        if (isOld)
            hunk.oldLines.push_back(text);
        if (isNew)
            hunk.newLines.push_back(text);
    }
    if (!changes)
        return fail("a hunk changes nothing");
    if (isRemark(m_at))
        ++m_at;
    section.hunks.push_back(std::move(hunk));
    return true;
}

} // namespace

bool readHunkRange(std::string_view line, HunkRange& range)
{
    if (!startsWith(line, "@@ -"))
        return false;
    line.remove_prefix(4);
    return takeRange(line, range.oldStart, range.oldLines, " +") &&
           takeRange(line, range.newStart, range.newLines, " @@");
}

std::variant<std::vector<StrictSection>, StrictDiffError> readStrictDiff(std::string_view diff)
{
    return Reader(diff).read();
}

} // namespace mesewright
