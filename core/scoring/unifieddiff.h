// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mesewright {

/// One hunk of a unified diff, reduced to what replaces what.
struct DiffHunk
{
    std::int64_t sourceStart = 0;           ///< first line to replace, from 1
    std::int64_t sourceLength = 0;          ///< how many lines the header says
    std::vector<std::string_view> newLines; ///< context and added lines, without their line feed
};

struct DiffFile
{
    std::string sourceName;
    std::string targetName;
    std::vector<DiffHunk> hunks;
};

/// The first thing in a diff that cannot be read.
struct DiffError
{
    std::size_t line = 0; ///< line of the diff, from 1
    std::string message;
};

/// Reads the files of a unified diff with the tolerance of Python's `unidiff` 0.7.5, because the
/// Python project's numbers depend on it: lines end at a line feed only; what is not part of a
/// diff is skipped; a hunk must have exactly the lines that its header promises; git's own headers
/// open a file. The views point into `diff`.
[[nodiscard]] std::variant<std::vector<DiffFile>, DiffError>
parseUnifiedDiff(std::string_view diff);

/// What came of applying a diff.
struct PatchResult
{
    enum class State { Applied, DoesNotParse, NoFile, ManyFiles, StartOutOfRange };
    State state = State::DoesNotParse;
    std::string text;     ///< the patched text when applied
    std::string detail;   ///< what went wrong otherwise
    std::size_t line = 0; ///< line of the diff for DoesNotParse
};

/// Applies a diff of one file to `base` as the Python project does: lines are replaced by number,
/// nothing is compared, later hunks are not shifted by earlier ones.
[[nodiscard]] PatchResult applyUnifiedDiff(std::string_view base, std::string_view diff);

} // namespace mesewright
