// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/dialectconstructs.h"

#include "core/base/text.h"
#include "core/base/utf8.h"
#include "core/luanti/dialectliterals.h"
#include "core/luanti/dialecttokens.h"

#include <algorithm>
#include <array>
#include <deque>

namespace mesewright {

namespace {

using Kind = LuaToken::Kind;

// Of a text that is full of them nobody wants to know the rest.
constexpr std::size_t mostConstructs = 100000;

constexpr TakenBy only54{false, false, true};
constexpr TakenBy notBy51{true, false, true};
constexpr TakenBy notBy54{true, true, false};
constexpr TakenBy onlyLuaJit{true, false, false};

struct Operator
{
    std::string_view symbol;
    const char* text;
};

constexpr std::array<Operator, 6> operators{{
    {"//", "`//` divides and rounds down in Lua 5.4 only; write math.floor(a / b)"},
    {"&", "`&` is the bitwise and of Lua 5.4 only; write bit.band(a, b)"},
    {"|", "`|` is the bitwise or of Lua 5.4 only; write bit.bor(a, b)"},
    {"~", "`~` is a bitwise operator of Lua 5.4 only; write bit.bxor(a, b) or bit.bnot(a)"},
    {"<<", "`<<` shifts bits in Lua 5.4 only; write bit.lshift(a, n)"},
    {">>", "`>>` shifts bits in Lua 5.4 only; write bit.rshift(a, n)"},
}};

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The first character outside ASCII in a name, and why LuaJIT alone takes it.
std::string foreignLetter(std::string_view name)
{
    std::size_t at = 0;
    while (static_cast<unsigned char>(name[at]) < 0x80)
        ++at;
    const CodePoint point = decodeUtf8(name, at);
    const std::string_view bytes = name.substr(at, point.length);
    const auto code = static_cast<unsigned>(point.value);
    if (!point.valid) {
        return formatted("the byte %02X, which is no UTF-8, is a letter of a name for LuaJIT only",
                         static_cast<unsigned>(static_cast<unsigned char>(name[at])));
    }
    const bool isQuote = (code >= 0x2018 && code <= 0x201F) || code == 0xAB || code == 0xBB;
    if (isQuote) {
        return "the quote " + std::string(bytes) +
               " is a letter of a name for LuaJIT, not the start of a string, and the others "
               "refuse it; write \" or '";
    }
    const bool isBlank = code == 0xA0 || code == 0xAD || code == 0x3000 || code == 0xFEFF ||
                         (code >= 0x2000 && code <= 0x200F) || (code >= 0x2028 && code <= 0x202F) ||
                         (code >= 0x205F && code <= 0x206F);
    if (isBlank) {
        return formatted("the invisible character U+%04X is a letter of a name for LuaJIT, and the "
                         "others refuse it; write a space",
                         code);
    }
    return "the letter " + std::string(bytes) +
           formatted(" (U+%04X) stands in a name, which LuaJIT alone takes; use ASCII letters",
                     code);
}

class ConstructFinder
{
public:
    ConstructFinder(std::string_view text,
                    const std::function<void(const DialectConstruct&)>& found)
        : m_tokens(text), m_found(found)
    {
        if (text.substr(0, 3) == "\xEF\xBB\xBF")
            report(LuaToken(), notBy51, "Lua 5.1 does not skip the byte order mark");
    }

    void run()
    {
        for (LuaToken token = take(); token.kind != Kind::End && m_count < mostConstructs;
             token = take()) {
            look(token);
            m_before = m_last;
            m_last = token;
        }
    }

private:
    void report(const LuaToken& token, TakenBy takenBy, std::string text)
    {
        ++m_count;
        m_found({token.line, token.endLine, takenBy, std::move(text)});
    }

    LuaToken read()
    {
        for (;;) {
            const LuaToken token = m_tokens.next();
            if (token.kind == Kind::Comment || token.kind == Kind::LongString)
                lookAtBrackets(token);
            if (token.kind != Kind::Comment)
                return token;
        }
    }
    LuaToken take()
    {
        if (m_ahead.empty())
            return read();
        const LuaToken token = m_ahead.front();
        m_ahead.pop_front();
        return token;
    }
    const LuaToken& peek(std::size_t offset)
    {
        while (m_ahead.size() <= offset)
            m_ahead.push_back(read());
        return m_ahead[offset];
    }

    void look(const LuaToken& token);
    void lookAtName(const LuaToken& token);
    void lookAtSymbol(const LuaToken& token);
    void lookAtBreak(const LuaToken& token);
    void lookAtBrackets(const LuaToken& token);

    LuaTokens m_tokens;
    const std::function<void(const DialectConstruct&)>& m_found;
    std::deque<LuaToken> m_ahead;
    std::size_t m_count = 0;
    LuaToken m_last;   ///< the token before; End before the first
    LuaToken m_before; ///< the one before that
    bool m_inParameters = false;
    bool m_endsParameters = false; ///< m_last closes a function's parameters
};

void ConstructFinder::look(const LuaToken& token)
{
    switch (token.kind) {
    case Kind::Name:
        lookAtName(token);
        break;
    case Kind::Keyword:
        if (token.text == "break")
            lookAtBreak(token);
        else if (token.text == "function")
            m_inParameters = true;
        break;
    case Kind::Number:
    case Kind::String:
        m_count += findInLiteral(token, m_found);
        break;
    case Kind::Symbol:
        lookAtSymbol(token);
        break;
    case Kind::LongString:
    case Kind::Comment:
    case Kind::Invalid:
    case Kind::End:
        break;
    }
    m_endsParameters = m_inParameters && token.is(")");
    if (m_endsParameters)
        m_inParameters = false;
}

void ConstructFinder::lookAtName(const LuaToken& token)
{
    if (!isAscii(token.text))
        report(token, onlyLuaJit, foreignLetter(token.text));
    if (token.text != "goto")
        return;
    if (m_last.is("::")) {
        report(token, onlyLuaJit,
               "a label may be called goto in LuaJIT only; give it another name");
    } else if (peek(0).kind == Kind::Name && mayEndStatement(m_last)) {
        report(token, notBy51,
               "`goto` is a statement in LuaJIT and Lua 5.4; in a Luanti that was built with Lua "
               "5.1 it is an error");
    } else {
        report(token, notBy54,
               "`goto` as a name is taken by LuaJIT and Lua 5.1; Lua 5.4 reserves the word");
    }
}

void ConstructFinder::lookAtSymbol(const LuaToken& token)
{
    for (const Operator& known : operators) {
        if (token.text == known.symbol)
            return report(token, only54, known.text);
    }
    if (token.text == "::" && peek(0).kind == Kind::Name && peek(1).is("::")) {
        return report(token, notBy51,
                      "`::name::` is a label in LuaJIT and Lua 5.4; in a Luanti that was built "
                      "with Lua 5.1 it is an error");
    }
    if (token.text == "<" && m_last.kind == Kind::Name &&
        (m_before.is("local") || m_before.is(",")) &&
        (peek(0).is("const") || peek(0).is("close")) && peek(1).is(">")) {
        return report(token, only54,
                      "the attribute `<" + std::string(peek(0).text) +
                          ">` is Lua 5.4's only; leave it out");
    }
    if (token.text == ";") {
        const bool opensBlock = m_last.isOneOf({";", "do", "then", "else", "repeat"});
        if (opensBlock || m_last.kind == Kind::End || m_endsParameters) {
            report(token, only54,
                   "a `;` without a statement before it is taken by Lua 5.4 only; leave it out");
        }
    }
}

void ConstructFinder::lookAtBreak(const LuaToken& token)
{
    const LuaToken& next = peek(peek(0).is(";") ? 1 : 0);
    if (next.kind == Kind::End || next.isOneOf({"end", "else", "elseif", "until"}))
        return;
    LuaToken both = token;
    both.endLine = next.endLine;
    report(both, only54,
           "a statement behind `break` in the same block is taken by Lua 5.4 only; write "
           "`do break end`");
}

void ConstructFinder::lookAtBrackets(const LuaToken& token)
{
    const bool isLong = token.text.substr(0, 2) == "[[" || token.text.substr(0, 4) == "--[[";
    const std::size_t start = token.text.find("[[") + 2;
    if (isLong && token.text.find("[[", start) != std::string_view::npos) {
        report(token, notBy51,
               "`[[` inside `[[ ]]` is refused by Lua 5.1; write `[=[ ]=]` around it");
    }
}

} // namespace

void findConstructs(std::string_view text,
                    const std::function<void(const DialectConstruct&)>& found)
{
    ConstructFinder(text, found).run();
}

} // namespace mesewright
