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
    for (const AlignedStep& step : alignSequences(a, b))
        rows.push_back({step.mark, step.mark == '+' ? b[step.second] : a[step.first]});
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

std::vector<AlignedStep> alignSequences(std::span<const std::string_view> first,
                                        std::span<const std::string_view> second)
{
    std::vector<AlignedStep> steps;
    std::size_t i = 0;
    std::size_t j = 0;
    const auto take = [&](char mark) {
        steps.push_back({mark, i, j});
        i += mark == '+' ? 0 : 1;
        j += mark == '-' ? 0 : 1;
    };
    while (i < first.size() && j < second.size() && first[i] == second[j])
        take(' ');
    std::size_t common = 0; // elements at both ends
    while (i + common < first.size() && j + common < second.size() &&
           first[first.size() - 1 - common] == second[second.size() - 1 - common])
        ++common;
    const std::size_t endA = first.size() - common;
    const std::size_t endB = second.size() - common;
    const std::size_t fromA = i;
    const std::size_t fromB = j;
    const std::size_t width = endB - fromB + 1;
    if ((endA - fromA) * width <= mostCells) {
        // longest: how much the first from i on and the second from j on have in common, in order
        std::vector<std::uint32_t> longest((endA - fromA + 1) * width, 0);
        const auto at = [&](std::size_t a, std::size_t b) -> std::uint32_t& {
            return longest[(a - fromA) * width + b - fromB];
        };
        for (std::size_t a = endA; a-- > fromA;)
            for (std::size_t b = endB; b-- > fromB;)
                at(a, b) = first[a] == second[b] ? at(a + 1, b + 1) + 1
                                                 : std::max(at(a + 1, b), at(a, b + 1));
        while (i < endA && j < endB) {
            if (first[i] == second[j])
                take(' ');
            else
                take(at(i + 1, j) >= at(i, j + 1) ? '-' : '+');
        }
    }
    while (i < endA)
        take('-');
    while (j < endB)
        take('+');
    while (i < first.size())
        take(' ');
    return steps;
}

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
