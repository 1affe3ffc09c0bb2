// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace mesewright {

/// The part of a text that is a unified diff.
struct DiffCut
{
    std::string_view text;   ///< from the first header to the end of the last hunk
    std::size_t offset = 0;  ///< of that in the whole
    bool hasHunk = false;    ///< false: nothing of a diff was found
    bool startsText = false; ///< nothing but white space stands before it
};

/// Finds the diff in a text with prose around it. A hunk reaches as far as its header promises and
/// the lines have a diff's marks; what stands between two hunks stays in.
[[nodiscard]] DiffCut cutDiff(std::string_view text);

} // namespace mesewright
