// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace mesewright {

/// One token of a Lua text, in the widest sense of the dialects: what one of them reads as a token
/// is one here.
struct LuaToken
{
    enum class Kind {
        Name,    ///< letters, digits, `_`, and all bytes from 0x80 on; `goto` is a name
        Keyword, ///< the words that Lua 5.1 reserves
        Number,  ///< everything up to what cannot stand in any number, right or wrong
        String,  ///< in quotes, with them
        LongString,
        Comment,
        Symbol,  ///< `//`, `<<`, `>>` and `::` are one
        Invalid, ///< a character that no Lua knows, a string or comment without its end
        End
    };
    Kind kind = Kind::End;
    std::string_view text;
    int line = 1;    ///< where it begins
    int endLine = 1; ///< where it ends

    [[nodiscard]] bool is(std::string_view symbolOrWord) const
    {
        return (kind == Kind::Symbol || kind == Kind::Keyword || kind == Kind::Name) &&
               text == symbolOrWord;
    }
    [[nodiscard]] bool isOneOf(std::initializer_list<std::string_view> words) const;
};

/// Whether a statement may end with this token, or begin behind it: End stands for the start of the
/// text.
[[nodiscard]] bool mayEndStatement(const LuaToken& token);

/// Takes a Lua text apart, one pass, any bytes. For naming what stands in it: whether it is right
/// only a compiler says.
class LuaTokens
{
public:
    /// Skips a byte order mark and a first line that begins with `#`, as a file reader does.
    explicit LuaTokens(std::string_view text);

    LuaToken next();

private:
    [[nodiscard]] char at(std::size_t offset) const
    {
        return m_at + offset < m_text.size() ? m_text[m_at + offset] : '\0';
    }
    void advance(std::size_t count);
    void skipSpace();
    LuaToken take(LuaToken::Kind kind, std::size_t size);
    LuaToken takeComment();
    LuaToken takeString(char quote);
    LuaToken takeNumber();
    [[nodiscard]] std::size_t longBracketSize(std::size_t offset, bool& closed) const;

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_line = 1;
};

} // namespace mesewright
