// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The header lines of a unified diff, each read from one line with its line feed, in the forms
/// that Python's `unidiff` 0.7.5 takes.
namespace mesewright {

struct DiffNames
{
    std::string source;
    std::string target;
};

/// `diff --git SOURCE TARGET`, split where `a/… b/…`, two addresses, or else the last space says.
[[nodiscard]] std::optional<DiffNames> readGitHeader(std::string_view line);

/// `new file mode 100644` and the like: `prefix`, then digits to the end.
[[nodiscard]] bool isModeLine(std::string_view line, std::string_view prefix);

/// `--- NAME` or `+++ NAME`, up to a tab or the line feed; a name may not be empty.
[[nodiscard]] std::optional<std::string_view> readNameLine(std::string_view line,
                                                           std::string_view prefix);

/// `@@ -START,LENGTH +START,LENGTH @@`; a length left out is 1.
struct HunkHeader
{
    std::int64_t sourceStart = 0;
    std::int64_t sourceLength = 1;
    std::int64_t targetLength = 1;
    /// False when a number has more digits than Python converts (4300).
    bool numbersFit = true;
};

/// Numbers beyond what fits are given as the largest value.
[[nodiscard]] std::optional<HunkHeader> readHunkHeader(std::string_view line);

/// `Binary files SOURCE and TARGET differ` and its kin: the source's name.
[[nodiscard]] std::optional<std::string> readBinaryLine(std::string_view line);

} // namespace mesewright
