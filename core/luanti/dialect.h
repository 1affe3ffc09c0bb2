// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/luanti/luaparser.h"

#include <array>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// The parser programs of the three dialects; an empty path: where LuaParser looks.
struct LuaPrograms
{
    std::filesystem::path luaJit;
    std::filesystem::path lua51;
    std::filesystem::path lua54;
};

/// Something that not every dialect takes, or that one of them takes for something else.
struct DialectDifference
{
    int line = 0;     ///< from 1; 0: the compiler named none
    int times = 1;    ///< how often it stands in the text (counting ends); `line` is the first
    std::string text; ///< a sentence: what it is, who takes it, what to write instead
};

/// What the three compilers say about one text, and why they differ.
struct DialectReport
{
    ParseVerdict luaJit;
    ParseVerdict lua51;
    ParseVerdict lua54;
    /// In the order of lines. Never empty when one of the compilers takes the text and another
    /// refuses it. Only what fits the compilers' verdicts: a construct that a dialect is said to
    /// refuse stands where that dialect's compiler stopped, or behind it.
    std::vector<DialectDifference> differences;
};

/// Asks the three compilers, each in a child program of its own, and names the differences. The
/// verdicts are the compilers'; the names come from a look at the text's tokens.
/// One object is for one thread at a time.
class DialectChecker
{
public:
    explicit DialectChecker(const LuaPrograms& programs = {});

    /// One report a text, in order. Fails only when one of the children cannot be started.
    [[nodiscard]] Result<std::vector<DialectReport>> check(std::span<const std::string_view> texts);

private:
    LuaParser m_luaJit;
    LuaParser m_lua51;
    LuaParser m_lua54;
};

/// The differences for a text whose verdicts are known; `report.differences` is not read.
[[nodiscard]] std::vector<DialectDifference> nameDifferences(std::string_view text,
                                                             const DialectReport& report);

} // namespace mesewright
