// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/dialecttokens.h"

#include <algorithm>
#include <array>

namespace mesewright {

namespace {

using Kind = LuaToken::Kind;

constexpr std::array<std::string_view, 21> keywords{
    "and",   "break", "do",  "else", "elseif", "end",    "false", "for",  "function", "if",   "in",
    "local", "nil",   "not", "or",   "repeat", "return", "then",  "true", "until",    "while"};

constexpr std::array<std::string_view, 10> longSymbols{
    "...", "..", "==", "~=", "<=", ">=", "//", "<<", ">>", "::"};
constexpr std::string_view symbols = "+-*/%^#&~|<>=(){}[];:,.";

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

} // namespace

bool LuaToken::isOneOf(std::initializer_list<std::string_view> words) const
{
    return std::any_of(words.begin(), words.end(),
                       [this](std::string_view word) { return is(word); });
}

bool mayEndStatement(const LuaToken& token)
{
    switch (token.kind) {
    case Kind::Name:
    case Kind::Number:
    case Kind::String:
    case Kind::LongString:
    case Kind::End:
        return true;
    case Kind::Keyword:
        return !token.isOneOf({"and", "elseif", "for", "function", "if", "in", "local", "not", "or",
                               "return", "until", "while"});
    case Kind::Symbol:
        return token.isOneOf({";", ")", "]", "}", "...", "::"});
    case Kind::Comment:
    case Kind::Invalid:
        break;
    }
    return false;
}

LuaTokens::LuaTokens(std::string_view text) : m_text(text)
{
    if (m_text.substr(0, 3) == "\xEF\xBB\xBF")
        m_at = 3;
    if (at(0) == '#')
        advance(std::min(m_text.find('\n', m_at), m_text.size()) - m_at);
}

void LuaTokens::advance(std::size_t count)
{
    const std::size_t end = std::min(m_at + count, m_text.size());
    while (m_at < end) {
        const char c = m_text[m_at++];
        if (!isLineEnd(c))
            continue;
        ++m_line;
        // Both characters in either order are one line end.
        if (m_at < end && isLineEnd(m_text[m_at]) && m_text[m_at] != c)
            ++m_at;
    }
}

void LuaTokens::skipSpace()
{
    std::size_t size = 0;
    while (m_at + size < m_text.size() && isSpace(m_text[m_at + size]))
        ++size;
    advance(size);
}

LuaToken LuaTokens::take(Kind kind, std::size_t size)
{
    LuaToken token{kind, m_text.substr(m_at, size), m_line, m_line};
    advance(size);
    token.endLine = m_line;
    return token;
}

std::size_t LuaTokens::longBracketSize(std::size_t offset, bool& closed) const
{
    std::size_t level = 0;
    while (at(offset + 1 + level) == '=')
        ++level;
    if (at(offset) != '[' || at(offset + 1 + level) != '[')
        return 0;
    const std::size_t width = level + 2;
    // Each `]` is looked at once: the equals signs behind it cannot begin another end.
    for (std::size_t end = m_text.find(']', m_at + offset + width); end != std::string_view::npos;
         end = m_text.find(']', end)) {
        const std::size_t stop = std::min(m_text.find_first_not_of('=', end + 1), m_text.size());
        if (stop - end == width - 1 && stop < m_text.size() && m_text[stop] == ']') {
            closed = true;
            return stop + 1 - m_at - offset;
        }
        end = stop;
    }
    closed = false;
    return m_text.size() - m_at - offset;
}

LuaToken LuaTokens::takeComment()
{
    bool closed = false;
    if (const std::size_t size = longBracketSize(2, closed))
        return take(closed ? Kind::Comment : Kind::Invalid, size + 2);
    const std::size_t end = std::min(m_text.find_first_of("\n\r", m_at), m_text.size());
    return take(Kind::Comment, end - m_at);
}

LuaToken LuaTokens::takeString(char quote)
{
    std::size_t size = 1;
    const std::size_t left = m_text.size() - m_at;
    while (size < left && at(size) != quote) {
        if (isLineEnd(at(size)))
            return take(Kind::Invalid, size);
        if (at(size) != '\\') {
            ++size;
            continue;
        }
        const char escaped = at(size + 1);
        size += 2;
        if (isLineEnd(escaped) && isLineEnd(at(size)) && at(size) != escaped)
            ++size;
        while (escaped == 'z' && size < left && isSpace(at(size)))
            ++size;
    }
    return size < left ? take(Kind::String, size + 1) : take(Kind::Invalid, left);
}

LuaToken LuaTokens::takeNumber()
{
    const bool isHex = at(0) == '0' && (at(1) == 'x' || at(1) == 'X');
    std::size_t size = 1;
    for (;; ++size) {
        const char c = at(size);
        const char before = static_cast<char>(at(size - 1) | 0x20);
        const bool isSign = (c == '+' || c == '-') && before == (isHex ? 'p' : 'e');
        if (!isDigit(c) && !isLetter(c) && c != '.' && !isSign)
            break;
    }
    return take(Kind::Number, size);
}

LuaToken LuaTokens::next()
{
    skipSpace();
    if (m_at >= m_text.size())
        return {Kind::End, {}, m_line, m_line};
    const char c = at(0);
    if (isLetter(c)) {
        std::size_t size = 1;
        while (isLetter(at(size)) || isDigit(at(size)))
            ++size;
        const std::string_view word = m_text.substr(m_at, size);
        const bool known = std::find(keywords.begin(), keywords.end(), word) != keywords.end();
        return take(known ? Kind::Keyword : Kind::Name, size);
    }
    if (isDigit(c) || (c == '.' && isDigit(at(1))))
        return takeNumber();
    if (c == '"' || c == '\'')
        return takeString(c);
    if (c == '-' && at(1) == '-')
        return takeComment();
    bool closed = false;
    if (const std::size_t size = c == '[' ? longBracketSize(0, closed) : 0)
        return take(closed ? Kind::LongString : Kind::Invalid, size);
    for (const std::string_view symbol : longSymbols) {
        if (m_text.substr(m_at, symbol.size()) == symbol)
            return take(Kind::Symbol, symbol.size());
    }
    return take(symbols.find(c) != std::string_view::npos ? Kind::Symbol : Kind::Invalid, 1);
}

} // namespace mesewright
