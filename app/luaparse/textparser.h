// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/luanti/parseprotocol.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

/// What each parser program does with one text, with the one Lua it is linked with. The source fits
/// Lua 5.1, LuaJIT and Lua 5.4.
namespace mesewright::luaparse {

struct ParsedText
{
    parseprotocol::Answer answer = parseprotocol::Parses;
    std::uint32_t line = 0; ///< from 1; 0: none
    std::string message;
};

/// The name that the Lua gives itself, such as "Lua 5.1.5".
[[nodiscard]] std::string_view luaRelease();

/// Parses texts as the Lua's own file reader would and never runs them. A text may use 384 MiB.
class TextParser
{
public:
    TextParser();
    ~TextParser();
    TextParser(const TextParser&) = delete;
    TextParser& operator=(const TextParser&) = delete;

    [[nodiscard]] ParsedText parse(std::string_view text);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace mesewright::luaparse
