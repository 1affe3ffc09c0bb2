// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

/// What LuaParser and its child programs say to each other. Both run on one machine and come from
/// one build, so numbers are native 32-bit words.
///
/// child, once:   greeting, word length, the name of its Lua
/// parent, often: word count, then for each text: word length, bytes
/// child, each time, after it has read the whole request (so that neither side waits for the
/// other on a full pipe): word size of all that follows, then for each text:
///                word answer, word line (0: none), word length, message
namespace mesewright::parseprotocol {

inline constexpr char greeting[] = "mwparse1"; // 8 bytes are sent, without the NUL
inline constexpr std::uint32_t greetingSize = 8;

enum Answer : std::uint32_t { Parses = 0, SyntaxError = 1, NotJudged = 2 };

} // namespace mesewright::parseprotocol
