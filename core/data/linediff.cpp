// SPDX-License-Identifier: Apache-2.0
#include "core/data/linediff.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace mesewright {

namespace {

/// Tables of more cells are not made; such texts are shown one after the other.
constexpr std::size_t mostCells = 1'000'000;
/// Equal lines that are shown around a difference.
constexpr std::size_t contextLines = 2;
/// Longer lines are cut: the diff is for looking at.
constexpr std::size_t mostBytes = 160;

using Lines = std::vector<std::string_view>;

Lines linesOf(std::string_view text)
{
    Lines lines;
    while (!text.empty()) {
        const std::size_t feed = text.find('\n');
        std::string_view line = text.substr(0, feed);
        text.remove_prefix(feed == std::string_view::npos ? text.size() : feed + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.push_back(line);
    }
    return lines;
}

struct Row
{
    char mark;
    std::string_view text;
};

std::vector<Row> rowsOf(const Lines& a, const Lines& b)
{
    std::vector<Row> rows;
    std::size_t i = 0;
    std::size_t j = 0;
    const std::size_t width = b.size() + 1;
    if (a.size() * width <= mostCells) {
        // longest[i][j]: lines that a from i on and b from j on have in common, in order
        std::vector<std::uint32_t> longest((a.size() + 1) * width, 0);
        for (std::size_t r = a.size(); r-- > 0;)
            for (std::size_t c = b.size(); c-- > 0;)
                longest[r * width + c] = a[r] == b[c] ? longest[(r + 1) * width + c + 1] + 1
                                                      : std::max(longest[(r + 1) * width + c],
                                                                 longest[r * width + c + 1]);
        while (i < a.size() && j < b.size()) {
            if (a[i] == b[j])
                rows.push_back({' ', (++j, a[i++])});
            else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1])
                rows.push_back({'-', a[i++]});
            else
                rows.push_back({'+', b[j++]});
        }
    }
    while (i < a.size())
        rows.push_back({'-', a[i++]});
    while (j < b.size())
        rows.push_back({'+', b[j++]});
    return rows;
}

std::string_view cut(std::string_view line)
{
    if (line.size() <= mostBytes)
        return line;
    std::size_t end = mostBytes;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80)
        --end;
    return line.substr(0, end);
}

} // namespace

std::string lineDiff(std::string_view first, std::string_view second, std::size_t mostLines)
{
    const std::vector<Row> rows = rowsOf(linesOf(first), linesOf(second));
    std::vector<bool> shown(rows.size(), false);
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (rows[at].mark == ' ')
            continue;
        const std::size_t from = at - std::min(at, contextLines);
        for (std::size_t near = from; near <= at + contextLines && near < rows.size(); ++near)
            shown[near] = true;
    }
    std::string out;
    std::size_t count = 0;
    bool gap = false;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (!shown[at]) {
            gap = true;
            continue;
        }
        if (count++ == mostLines)
            return out + "… " + std::to_string(rows.size() - at) + " more lines\n";
        if (gap)
            out += "  …\n";
        gap = false;
        const std::string_view line = cut(rows[at].text);
        out += rows[at].mark;
        out += ' ';
        out += line;
        out += line.size() < rows[at].text.size() ? "…\n" : "\n";
    }
    return out;
}

} // namespace mesewright
