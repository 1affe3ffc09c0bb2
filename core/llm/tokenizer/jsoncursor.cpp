// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/jsoncursor.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <charconv>

namespace mesewright {

namespace {

constexpr std::string_view whiteSpace = " \t\r\n";
constexpr std::string_view scalarEnd = " \t\r\n,]}";

} // namespace

void JsonCursor::skipSpace()
{
    if (m_at < m_text.size() && whiteSpace.find(m_text[m_at]) != std::string_view::npos)
        m_at = std::min(m_text.find_first_not_of(whiteSpace, m_at), m_text.size());
}

bool JsonCursor::sees(char token)
{
    skipSpace();
    return m_at < m_text.size() && m_text[m_at] == token;
}

bool JsonCursor::take(char token)
{
    if (!sees(token))
        return false;
    ++m_at;
    return true;
}

bool JsonCursor::atEnd()
{
    skipSpace();
    return m_at == m_text.size();
}

std::optional<std::string_view> JsonCursor::string(std::string& scratch)
{
    if (!take('"'))
        return std::nullopt;
    const std::size_t begin = m_at;
    while (m_at < m_text.size() && m_text[m_at] != '"' && m_text[m_at] != '\\')
        ++m_at;
    if (m_at < m_text.size() && m_text[m_at] == '"')
        return m_text.substr(begin, m_at++ - begin);
    scratch.assign(m_text.substr(begin, m_at - begin));
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c == '"') {
            ++m_at;
            return scratch;
        }
        if (c == '\\') {
            if (!unescape(scratch))
                return std::nullopt;
            continue;
        }
        scratch.push_back(c);
        ++m_at;
    }
    return std::nullopt;
}

/// One escape from its backslash on.
bool JsonCursor::unescape(std::string& out)
{
    if (m_text.size() - m_at < 2)
        return false;
    const char kind = m_text[m_at + 1];
    if (kind != 'u') {
        constexpr std::string_view names = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        const auto which = names.find(kind);
        if (which == std::string_view::npos)
            return false;
        out.push_back(meanings[which]);
        m_at += 2;
        return true;
    }
    auto point = hexadecimal();
    if (point && *point >= 0xD800 && *point <= 0xDBFF) {
        const auto low = hexadecimal();
        point = low && *low >= 0xDC00 && *low <= 0xDFFF
                    ? std::optional<char32_t>(0x10000 + ((*point - 0xD800) << 10) + *low - 0xDC00)
                    : std::nullopt;
    }
    if (!point || (*point >= 0xDC00 && *point <= 0xDFFF))
        return false;
    appendUtf8(out, *point);
    return true;
}

/// The number of `\uXXXX`.
std::optional<char32_t> JsonCursor::hexadecimal()
{
    constexpr std::size_t length = 6;
    const std::string_view escape = m_text.substr(m_at, length);
    if (escape.size() < length || escape[0] != '\\' || escape[1] != 'u')
        return std::nullopt;
    unsigned value = 0;
    const char* end = escape.data() + length;
    const auto [stop, error] = std::from_chars(escape.data() + 2, end, value, 16);
    if (error != std::errc{} || stop != end)
        return std::nullopt;
    m_at += length;
    return static_cast<char32_t>(value);
}

std::optional<std::uint64_t> JsonCursor::wholeNumber()
{
    skipSpace();
    constexpr std::size_t mostDigits = 18;
    const std::size_t begin = m_at;
    std::uint64_t value = 0;
    std::size_t at = begin;
    for (; at < m_text.size() && m_text[at] >= '0' && m_text[at] <= '9'; ++at) {
        if (at - begin == mostDigits)
            return std::nullopt;
        value = value * 10 + static_cast<std::uint64_t>(m_text[at] - '0');
    }
    const bool ended = at == m_text.size() || scalarEnd.find(m_text[at]) != std::string_view::npos;
    const bool padded = at - begin > 1 && m_text[begin] == '0';
    if (at == begin || !ended || padded)
        return std::nullopt;
    m_at = at;
    return value;
}

bool JsonCursor::skipString()
{
    for (++m_at; m_at < m_text.size(); ++m_at) {
        if (m_text[m_at] == '"') {
            ++m_at;
            return true;
        }
        if (m_text[m_at] == '\\')
            ++m_at;
    }
    m_at = m_text.size();
    return false;
}

std::optional<std::string_view> JsonCursor::value()
{
    skipSpace();
    const std::size_t begin = m_at;
    std::size_t depth = 0;
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c == '"') {
            if (!skipString())
                return std::nullopt;
        } else if (c == '{' || c == '[') {
            ++depth;
            ++m_at;
            continue;
        } else if (c == '}' || c == ']') {
            if (depth == 0)
                return std::nullopt;
            --depth;
            ++m_at;
        } else if (depth == 0) {
            m_at = std::min(m_text.find_first_of(scalarEnd, m_at), m_text.size());
            if (m_at == begin)
                return std::nullopt;
        } else {
            ++m_at;
            continue;
        }
        if (depth == 0)
            return m_text.substr(begin, m_at - begin);
    }
    return std::nullopt;
}

} // namespace mesewright
