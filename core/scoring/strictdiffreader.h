// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mesewright {

/// The numbers of `@@ -START,LENGTH +START,LENGTH @@`; those beyond 32 bits are cut to the largest.
struct HunkRange
{
    std::int64_t oldStart = 0;
    std::int64_t oldLines = 1;
    std::int64_t newStart = 0;
    std::int64_t newLines = 1;
};

/// Reads the header of a hunk as git does; false when the line is none. Whatever stands behind the
/// second `@@` is fine.
[[nodiscard]] bool readHunkRange(std::string_view line, HunkRange& range);

/// One hunk as git reads it.
struct StrictHunk
{
    HunkRange range;
    std::size_t line = 0;                   ///< of the diff, from 1
    std::size_t trailing = 0;               ///< lines of context at the end
    std::vector<std::string_view> oldLines; ///< context and removed ones, with their line feed
    std::vector<std::string_view> newLines; ///< context and added ones
};

/// The hunks between one header and the next.
struct StrictSection
{
    std::string target; ///< the name that the file has afterwards, without its first folder
    std::vector<StrictHunk> hunks;
};

struct StrictDiffError
{
    std::size_t line = 0;
    std::string why;
};

/// Reads a diff as `git apply` reads it, into views of `diff`, whose last line must end with a line
/// feed. Sections that make, delete, rename or copy a file and binary ones are errors.
[[nodiscard]] std::variant<std::vector<StrictSection>, StrictDiffError>
readStrictDiff(std::string_view diff);

} // namespace mesewright
