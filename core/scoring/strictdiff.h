// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mesewright {

/// What came of applying a diff as `git apply` does.
struct StrictPatch
{
    bool applied = false;
    std::string text;     ///< the patched text when applied
    std::string why;      ///< one sentence otherwise
    std::size_t line = 0; ///< line of the diff that the sentence is about; 0: none
};

/// Applies a diff of one file to `input` with the rules of `git apply`: each hunk has exactly the
/// lines that its header promises; context and removed lines must stand in the input, without
/// fuzz, at the place where the header says or at the nearest other one (behind before ahead when
/// both are as near); a hunk without context at an end belongs to that end of the file; what one
/// hunk wrote no other may touch; what is not part of a diff is skipped.
///
/// Stricter than git, since an item is one file that exists: a diff that makes, deletes, renames or
/// copies a file, a binary one, and one of several files are refused. The file's name is not looked
/// at.
///
/// Items and answers come without their final line feed: both get one. A diff that says
/// `\ No newline at end of file` may mean the input as it stands, so that is tried next. The result
/// has a final line feed only if `input` has one.
[[nodiscard]] StrictPatch applyStrictly(std::string_view input, std::string_view diff);

} // namespace mesewright
