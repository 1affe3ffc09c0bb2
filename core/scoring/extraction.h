// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace mesewright {

/// What an answer should hold.
enum class AnswerKind {
    Program, ///< a Lua file
    Diff     ///< a unified diff of the item's input
};

/// The code in an answer, and why it is that code.
struct ExtractedCode
{
    bool found = false;
    std::string
        code; ///< as it stands in the answer; the lines of an indented fence lose its indent
    /// Where it was: "text" (the whole of it), "fence", "fences" (parts that the answer numbers) or
    /// "diff" (from the first header to the last hunk), behind "harmony_final/" when the answer has
    /// channels: "harmony_final/fence/diff". Empty when nothing was found.
    std::string source;
    std::string why; ///< one sentence; says what is missing when nothing was found
    int line = 0;    ///< line of the answer where the code begins, from 1; 0 when nothing was found
};

/// Takes the code out of a model's answer. The policy looks at form only, never at whether the code
/// is right, so that several tries in one answer are no better than one:
///
/// 1. Harmony. With channel markers (or what is left of them when special tokens were stripped:
///    `analysis…assistantfinal…`) only the last message on the channel final counts; without one
///    nothing is found. Stop tokens at the end are cut off.
/// 2. Fences, ``` or ~~~, longer ones, indented ones, the last one unclosed when the answer was cut
///    off, the first one unopened when the prompt opened it. A text that is Lua from its first
///    token to its last has no fences: what looks like one stands in a comment or a string.
/// 3. A program is one fence: of those tagged as Lua that name no other file than init.lua; else of
///    those without a tag that hold Lua; else of those with another language's tag that hold calls
///    of Luanti's API. A fence said to be init.lua goes first. Of several the longest (without
///    white space), of equal ones the first. Only fences that the answer itself numbers as parts 1,
///    2, … are joined.
/// 4. A diff is the part from the first `diff --git` or `---` header to the end of the last hunk:
///    of the longest fence tagged as diff, else of the longest fence that holds a hunk, else of the
///    text. A whole file instead of a diff is not a diff.
/// 5. Without a fence the whole text is the program, prose and all; but a text that cannot be Lua
///    (a statement that begins with two names, a character that Lua does not know) and has no mark
///    of code is prose: nothing is found.
///
/// Linear in the answer's size; any bytes are fine.
[[nodiscard]] ExtractedCode extractCode(std::string_view answer, AnswerKind kind);

} // namespace mesewright
