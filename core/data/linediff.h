// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mesewright {

/// Two texts for a person to compare: one line each, marked "  " where they agree, "- " where only
/// the first has it and "+ " where only the second has it. Longer runs of equal lines are
/// shortened to their ends. At most about `mostLines` lines; what is left out is said. For texts
/// that agree in nothing this is the first text, then the second.
[[nodiscard]] std::string lineDiff(std::string_view first, std::string_view second,
                                   std::size_t mostLines = 40);

} // namespace mesewright
