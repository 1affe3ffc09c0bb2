// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/patterntranslation.h"

#include "core/base/text.h"
#include "core/base/utf8.h"

#include <cstdint>

namespace mesewright {

namespace {

// The members of Python's classes, to stand between brackets. CPython 3.11 and PCRE2 10.42 both
// have Unicode 14; white space is written out because PCRE2's has no U+001C..U+001F and more
// beside.
constexpr std::string_view spaces = "\\x09-\\x0d\\x1c-\\x20\\x{85}\\x{a0}\\x{1680}\\x{2000}-"
                                    "\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}";
constexpr std::string_view digits = "\\p{Nd}";
constexpr std::string_view words = "\\p{L}\\p{N}_";

bool isOneOf(char c, std::string_view set)
{
    return set.find(c) != std::string_view::npos;
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class Translator
{
public:
    explicit Translator(std::string_view pattern) : m_pattern(pattern) {}

    Result<TranslatedPattern> run()
    {
        if (!isValidUtf8(m_pattern))
            return refused("it is not UTF-8");
        if (m_pattern.find('\0') != std::string_view::npos)
            return refused("it holds a NUL byte");
        while (m_at < m_pattern.size())
            MESEWRIGHT_CHECK(m_inClass ? classCharacter() : character());
        if (m_inClass)
            return refused("a class has no closing bracket");
        TranslatedPattern result{m_out, std::nullopt};
        if (m_plain)
            result.literal = m_literal;
        return result;
    }

private:
    [[nodiscard]] Error refused(const std::string& why) const
    {
        return badInput("the pattern '" + std::string(m_pattern) + "', column " +
                        std::to_string(m_at + 1) + ": " + why);
    }

    void copy(std::size_t count)
    {
        m_out += m_pattern.substr(m_at, count);
        m_at += count;
    }

    Result<void> character()
    {
        const char c = m_pattern[m_at];
        if (c == '\\')
            return escape();
        if (c == '(')
            return group();
        m_plain = m_plain && !isOneOf(c, ".^$*+?{}[]|)");
        if (c == '[') {
            m_inClass = true;
            copy(1);
            if (m_at < m_pattern.size() && m_pattern[m_at] == '^')
                copy(1);
            // A bracket in the first place is a member.
            if (m_at < m_pattern.size() && m_pattern[m_at] == ']') {
                m_out += "\\]";
                ++m_at;
            }
            return {};
        }
        if (c == '{' && lowOpenRepeat()) {
            m_out += "{0";
            ++m_at;
            return {};
        }
        m_literal += c;
        copy(1);
        return {};
    }

    /// `{,n}` and `{,}` count from 0 in Python and are plain text in PCRE2.
    [[nodiscard]] bool lowOpenRepeat() const
    {
        std::size_t at = m_at + 1;
        if (at >= m_pattern.size() || m_pattern[at] != ',')
            return false;
        const std::size_t end = m_pattern.find_first_not_of("0123456789", ++at);
        return end != std::string_view::npos && m_pattern[end] == '}';
    }

    Result<void> group()
    {
        m_plain = false;
        const std::string_view rest = m_pattern.substr(m_at + 1);
        if (!rest.empty() && rest[0] == '*')
            return refused("nothing stands before the '*'");
        if (!rest.empty() && rest[0] == '?') {
            bool known = false;
            for (const char* kind : {"?:", "?=", "?!", "?<=", "?<!", "?P<", "?P=", "?>", "?#"})
                known = known || rest.substr(0, std::string_view(kind).size()) == kind;
            if (!known)
                return refused("this kind of group is not supported");
        }
        copy(1);
        return {};
    }

    Result<void> classCharacter()
    {
        const char c = m_pattern[m_at];
        if (c == '\\')
            return escape();
        if (c == ']')
            m_inClass = false;
        if (c == '[') // would begin a POSIX class for PCRE2
            m_out += '\\';
        copy(1);
        return {};
    }

    Result<void> namedClass(std::string_view members, bool negated)
    {
        m_plain = false;
        m_at += 2;
        if (!m_inClass)
            m_out.append(negated ? "[^" : "[").append(members).append("]");
        else if (!negated)
            m_out += members;
        else if (members == digits)
            m_out += "\\P{Nd}";
        else
            return refused("\\S and \\W inside a class are not supported");
        return {};
    }

    Result<void> codePoint(std::size_t count)
    {
        const std::string hex(m_pattern.substr(m_at + 2, count));
        if (hex.size() != count || hex.find_first_not_of("0123456789abcdefABCDEF") != hex.npos)
            return refused("an escape has too few hexadecimal digits");
        const std::uint32_t value = static_cast<std::uint32_t>(std::stoul(hex, nullptr, 16));
        if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
            return refused("an escape names no character");
        m_plain = false;
        m_out += formatted("\\x{%x}", value);
        m_at += 2 + count;
        return {};
    }

    Result<void> escape()
    {
        if (m_at + 1 >= m_pattern.size())
            return refused("a backslash stands at the end");
        const char c = m_pattern[m_at + 1];
        switch (c) {
        case 's':
        case 'S':
            return namedClass(spaces, c == 'S');
        case 'd':
        case 'D':
            return namedClass(digits, c == 'D');
        case 'w':
        case 'W':
            return namedClass(words, c == 'W');
        case 'x':
            return codePoint(2);
        case 'u':
            return codePoint(4);
        case 'U':
            return codePoint(8);
        case 'v':
            m_plain = false;
            m_out += "\\x0b"; // one character here, a class in PCRE2
            m_at += 2;
            return {};
        default:
            break;
        }
        if (c == 'Z' && !m_inClass) {
            m_plain = false;
            m_out += "\\z";
            m_at += 2;
            return {};
        }
        if (isLetter(c) && !isOneOf(c, m_inClass ? "abfnrt" : "abfnrtAB"))
            return refused(std::string("Python knows no escape \\") + c);
        if (isLetter(c) || (c >= '0' && c <= '9'))
            m_plain = false;
        else
            m_literal += c;
        copy(2);
        return {};
    }

    std::string_view m_pattern;
    std::size_t m_at = 0;
    bool m_inClass = false;
    bool m_plain = true;
    std::string m_out;
    std::string m_literal;
};

} // namespace

Result<TranslatedPattern> translatePythonPattern(std::string_view pattern)
{
    return Translator(pattern).run();
}

} // namespace mesewright
