// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/diffcut.h"

#include "core/scoring/strictdiffreader.h"

#include <algorithm>

namespace mesewright {

namespace {

constexpr std::string_view::size_type npos = std::string_view::npos;

std::string_view lineAt(std::string_view text, std::size_t at)
{
    return text.substr(at, std::min(text.find('\n', at), text.size() - 1) + 1 - at);
}

bool startsWith(std::string_view text, std::string_view prefix)
{
    return text.substr(0, prefix.size()) == prefix;
}

/// Where the hunk ends whose header ends at `at`.
std::size_t hunkEnd(std::string_view text, std::size_t at, const HunkRange& range)
{
    std::int64_t oldLeft = range.oldLines;
    std::int64_t newLeft = range.newLines;
    while (at < text.size()) {
        const std::string_view line = lineAt(text, at);
        const char mark = line[0];
        const bool isRemark = startsWith(line, "\\ ");
        if (oldLeft <= 0 && newLeft <= 0 && !isRemark)
            break;
        const bool isContext = mark == ' ' || mark == '\n' || startsWith(line, "\r\n");
        if (!isContext && mark != '-' && mark != '+' && !isRemark)
            break;
        oldLeft -= isContext || mark == '-' ? 1 : 0;
        newLeft -= isContext || mark == '+' ? 1 : 0;
        at += line.size();
    }
    return at;
}

} // namespace

DiffCut cutDiff(std::string_view text)
{
    DiffCut cut;
    std::size_t begin = npos;
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view line = lineAt(text, at);
        std::size_t next = at + line.size();
        HunkRange range;
        const bool isHunk = readHunkRange(line, range);
        const bool isNames = startsWith(line, "--- ") && startsWith(text.substr(next), "+++ ");
        if (isHunk || isNames || startsWith(line, "diff --git ")) {
            begin = std::min(begin, at);
            if (isHunk)
                next = hunkEnd(text, next, range);
            else if (isNames)
                next += lineAt(text, next).size();
            end = next;
            cut.hasHunk = cut.hasHunk || isHunk;
        }
        at = next;
    }
    if (begin == npos)
        return cut;
    cut.offset = begin;
    cut.text = text.substr(begin, end - begin);
    cut.startsText = text.substr(0, begin).find_first_not_of(" \t\r\n") == npos;
    return cut;
}

} // namespace mesewright
