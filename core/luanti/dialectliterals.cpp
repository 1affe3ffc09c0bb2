// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/dialectliterals.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace mesewright {

namespace {

constexpr TakenBy all{true, true, true};
constexpr TakenBy only51{false, true, false};
constexpr TakenBy onlyLuaJit{true, false, false};
constexpr TakenBy notByLuaJit{false, true, true};
constexpr TakenBy notBy51{true, false, true};

constexpr std::string_view hexDigits = "0123456789abcdefABCDEF";

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() > end.size() && std::equal(end.rbegin(), end.rend(), text.rbegin(),
                                                  [](char a, char b) { return a == lower(b); });
}

struct Named
{
    TakenBy takenBy;
    std::string text;
};

std::optional<Named> nameNumber(std::string_view number)
{
    const bool isHex = number.size() > 1 && number[0] == '0' && lower(number[1]) == 'x';
    if (endsWith(number, "ll") || endsWith(number, "i")) {
        return Named{onlyLuaJit, "numbers with LL, ULL or i behind them are LuaJIT's only; leave "
                                 "the letters out"};
    }
    if (number.size() > 2 && number[0] == '0' && lower(number[1]) == 'b')
        return Named{onlyLuaJit, "binary numbers such as 0b101 are LuaJIT's only; write 5 or 0x5"};
    const bool hasPoint = number.find('.') != std::string_view::npos;
    const bool hasSign = number.find_first_of("+-") != std::string_view::npos;
    if (isHex && (hasPoint || hasSign)) {
        return Named{notBy51, "hexadecimal numbers with a point or a signed exponent are refused "
                              "by Lua 5.1; write a decimal number"};
    }
    return std::nullopt;
}

/// The escape that begins with the backslash at the start of `rest`.
std::optional<Named> nameUnicodeEscape(std::string_view rest)
{
    const std::size_t end = std::min(rest.find_first_not_of(hexDigits, 3), rest.size());
    const bool isWhole = rest.substr(2, 1) == "{" && end > 3 && rest.substr(end, 1) == "}";
    if (!isWhole) {
        return Named{only51, "an escape `\\u` without `{hexadecimal digits}` is a plain u in Lua "
                             "5.1 and refused by LuaJIT and Lua 5.4"};
    }
    std::uint64_t code = 0;
    for (const char c : rest.substr(3, end - 3)) {
        const auto digit = static_cast<unsigned>(c <= '9' ? c - '0' : lower(c) - 'a' + 10);
        code = std::min<std::uint64_t>(code * 16 + digit, std::uint64_t{1} << 40);
    }
    if (code > 0x7FFFFFFF) {
        return Named{only51, "an escape `\\u{…}` beyond 7FFFFFFF is a plain u in Lua 5.1 and "
                             "refused by LuaJIT and Lua 5.4"};
    }
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
        return Named{notByLuaJit, "an escape `\\u{…}` for what is no character (a surrogate, or "
                                  "beyond 10FFFF) is refused by LuaJIT"};
    }
    return Named{all, "the escape `\\u{…}` is a plain u in Lua 5.1; write the character itself"};
}

std::optional<Named> nameEscape(std::string_view rest)
{
    const char c = rest[1];
    const auto isHexDigit = [&](std::size_t at) {
        return at < rest.size() && hexDigits.find(rest[at]) != std::string_view::npos;
    };
    switch (c) {
    case 'a':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
    case 'v':
    case '\\':
    case '"':
    case '\'':
    case '\n':
    case '\r':
        return std::nullopt;
    case 'x':
        if (isHexDigit(2) && isHexDigit(3)) {
            return Named{all, "the escape `\\x…` is a plain x in Lua 5.1; write the decimal form "
                              "such as \\065"};
        }
        return Named{only51, "an escape `\\x` without two hexadecimal digits is a plain x in Lua "
                             "5.1 and refused by LuaJIT and Lua 5.4"};
    case 'u':
        return nameUnicodeEscape(rest);
    case 'z': {
        const std::size_t end = std::min(rest.find_first_not_of(" \t\v\f", 2), rest.size());
        if (end < rest.size() && (rest[end] == '\n' || rest[end] == '\r'))
            return Named{notBy51, "the escape `\\z` at the end of a line is refused by Lua 5.1; "
                                  "join two strings with `..`"};
        return Named{all, "the escape `\\z` is a plain z in Lua 5.1"};
    }
    default:
        break;
    }
    if (c >= '0' && c <= '9')
        return std::nullopt;
    const CodePoint point = decodeUtf8(rest, 1);
    const std::string shown = point.valid && point.value >= 0x20
                                  ? std::string(rest.substr(1, point.length))
                                  : std::string();
    return Named{only51, "the escape `\\" + shown +
                             "` is the character itself in Lua 5.1 and refused by LuaJIT and Lua "
                             "5.4; write `\\\\" +
                             shown + "` for a backslash"};
}

} // namespace

std::size_t findInLiteral(const LuaToken& token,
                          const std::function<void(const DialectConstruct&)>& found)
{
    if (token.kind == LuaToken::Kind::Number) {
        auto named = nameNumber(token.text);
        if (named)
            found({token.line, token.endLine, named->takenBy, std::move(named->text)});
        return named ? 1 : 0;
    }
    const std::string_view text = token.text;
    int line = token.line;
    std::size_t count = 0;
    for (std::size_t at = 0; at + 1 < text.size();) {
        const char c = text[at];
        if (c == '\\') {
            if (auto named = nameEscape(text.substr(at))) {
                found({line, token.endLine, named->takenBy, std::move(named->text)});
                ++count;
            }
            ++at;
        }
        const bool isPair = (text[at] == '\r' || text[at] == '\n') && at + 1 < text.size() &&
                            (text[at + 1] == '\r' || text[at + 1] == '\n') &&
                            text[at + 1] != text[at];
        if (text[at] == '\r' || text[at] == '\n')
            ++line;
        at += isPair ? 2 : 1;
    }
    return count;
}

} // namespace mesewright
