// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/codelook.h"

#include "core/luanti/dialecttokens.h"

#include <algorithm>

namespace mesewright {

namespace {

using Kind = LuaToken::Kind;
constexpr std::string_view::size_type npos = std::string_view::npos;

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isLetterOrDigit(char c)
{
    return isLetter(c) || (c >= '0' && c <= '9');
}

bool startsWith(std::string_view text, std::string_view prefix)
{
    return text.substr(0, prefix.size()) == prefix;
}

/// The length of a name, perhaps with fields: `a.b:c`.
std::size_t pathLength(std::string_view text)
{
    std::size_t size = 0;
    while (size < text.size() &&
           (isLetterOrDigit(text[size]) || ((text[size] == '.' || text[size] == ':') && size > 0 &&
                                            size + 1 < text.size() && isLetter(text[size + 1]))))
        ++size;
    return size > 0 && isLetter(text[0]) ? size : 0;
}

bool startsStatement(std::string_view line)
{
    for (const char* word : {"local ", "function ", "return ", "while ", "repeat"}) {
        if (startsWith(line, word))
            return true;
    }
    if (startsWith(line, "if "))
        return line.find(" then") != npos;
    if (startsWith(line, "for "))
        return line.find(" do") != npos;
    if (line == "end" || line == "end)" || line == "return" || line == "})" || line == "}")
        return true;
    const std::size_t path = pathLength(line);
    if (path == 0)
        return false;
    const std::string_view behind = line.substr(path);
    if (!behind.empty() && (behind[0] == '(' || behind[0] == '{' || behind[0] == '['))
        return true;
    const std::size_t at = behind.find_first_not_of(" \t");
    return at != npos && behind[at] == '=' && behind.substr(at, 2) != "==";
}

bool callsApiIn(std::string_view line)
{
    for (const std::string_view name : {std::string_view("minetest."), std::string_view("core.")}) {
        for (std::size_t at = line.find(name); at != npos; at = line.find(name, at + 1)) {
            if (at > 0 && (isLetterOrDigit(line[at - 1]) || line[at - 1] == '.'))
                continue;
            std::size_t end = at + name.size();
            while (end < line.size() && isLetterOrDigit(line[end]))
                ++end;
            const bool isCall = end < line.size() && (line[end] == '(' || line[end] == '[');
            if (end > at + name.size() && isCall)
                return true;
        }
    }
    return false;
}

bool isUnfinished(const LuaToken& last)
{
    constexpr std::string_view operators[] = {".", ",", ":", "..", "=", "+",
                                              "-", "*", "/", "(",  "{"};
    return last.kind == Kind::Symbol &&
           std::find(std::begin(operators), std::end(operators), last.text) != std::end(operators);
}

} // namespace

bool couldBeLua(std::string_view text)
{
    LuaTokens tokens(text);
    LuaToken last;
    bool startsStatement = false; // the last token is a name, and a statement starts with it
    std::size_t count = 0;
    int tildes = 0;
    for (LuaToken token = tokens.next(); token.kind != Kind::End; token = tokens.next()) {
        if (token.kind == Kind::Comment)
            continue;
        const bool isName = token.kind == Kind::Name;
        const bool isLabel = isName && startsStatement && last.text == "goto";
        tildes = token.is("~") ? tildes + 1 : 0;
        if (token.kind == Kind::Invalid || tildes == 3 || (isName && startsStatement && !isLabel))
            return false;
        startsStatement = isName && !isLabel && mayEndStatement(last);
        last = token;
        ++count;
    }
    const bool isOneWord = count == 1 && last.kind == Kind::Name;
    return !isUnfinished(last) && !isOneWord;
}

CodeLook lookAtCode(std::string_view text)
{
    CodeLook look;
    look.isImpossible = !couldBeLua(text);
    while (!text.empty() && !(look.hasMarks && look.callsApi)) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1);
        std::string_view line = text.substr(0, end + 1);
        text.remove_prefix(line.size());
        line.remove_prefix(std::min(line.find_first_not_of(" \t\r\n"), line.size()));
        while (!line.empty() && (line.back() == '\n' || line.back() == '\r' || line.back() == ' '))
            line.remove_suffix(1);
        look.callsApi = look.callsApi || callsApiIn(line);
        look.hasMarks = look.hasMarks || look.callsApi || startsStatement(line);
    }
    return look;
}

} // namespace mesewright
