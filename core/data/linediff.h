// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// One step through two sequences: an element of both (' '), of the first ('-') or of the second
/// ('+'). The index on the other side is where that side stands.
struct AlignedStep
{
    char mark = ' ';
    std::size_t first = 0;
    std::size_t second = 0;
};

/// Walks through both so that as many elements as can be are common. Where they differ in more
/// than about a million pairs, all of the first's middle comes before all of the second's.
[[nodiscard]] std::vector<AlignedStep> alignSequences(std::span<const std::string_view> first,
                                                      std::span<const std::string_view> second);

/// Two texts for a person to compare: one line each, marked "  " where they agree, "- " where only
/// the first has it and "+ " where only the second has it. Longer runs of equal lines are
/// shortened to their ends. At most about `mostLines` lines; what is left out is said. For texts
/// that agree in nothing this is the first text, then the second.
[[nodiscard]] std::string lineDiff(std::string_view first, std::string_view second,
                                   std::size_t mostLines = 40);

} // namespace mesewright
