// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// One fenced block of a Markdown text. The views point into the text.
struct CodeFence
{
    std::string_view info;    ///< behind the opening marks, trimmed
    std::string_view before;  ///< the last line with text before it, trimmed
    std::string_view content; ///< the lines between the marks, each with its line end
    std::size_t indent = 0;   ///< of the opening marks: each line loses as much of its white space
    int line = 0;             ///< first line of the content, from 1
    std::size_t opening = 0;  ///< offset in the text of the line with the opening marks
    bool closed = false;      ///< false: the text ended first
};

/// The fenced blocks of a text: ``` or ~~~, three or more, at any indent, closed by as many of the
/// same or by the end of the text. Opening marks may also end a line of prose if a tag that means
/// Lua or a diff follows them.
[[nodiscard]] std::vector<CodeFence> findCodeFences(std::string_view text);

/// The content without the indent.
[[nodiscard]] std::string fenceCode(const CodeFence& fence);

/// What the first word of an info string says the block is.
enum class FenceTag { None, Lua, Diff, Other };
[[nodiscard]] FenceTag fenceTag(std::string_view info);

/// The file that the info string, a comment in the first line, or the line before the block names,
/// such as "mods/x/init.lua"; empty if none does. A line before a block that is tagged as Lua may
/// speak of other files too, so there only names of Lua files count.
[[nodiscard]] std::string_view fenceFileName(const CodeFence& fence);

/// Whether it is init.lua, in whatever folder.
[[nodiscard]] bool namesProgram(std::string_view fileName);

/// Which part the answer says the block is ("part 2", "Teil 2"); 0 if it does not.
[[nodiscard]] int fencePart(const CodeFence& fence);

} // namespace mesewright
