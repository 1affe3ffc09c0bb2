// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/pythonpattern.h"
#include "core/scoring/pythontext.h"

#include "core/base/utf8.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace mesewright;

namespace {

bool found(const std::string& pattern, std::string_view text)
{
    const auto compiled = PythonPattern::compile(pattern);
    EXPECT_TRUE(compiled) << compiled.error().message;
    if (!compiled)
        return false;
    EXPECT_EQ(compiled->source(), pattern);
    const auto result = compiled->search(text);
    EXPECT_TRUE(result) << result.error().message;
    return result && *result;
}

std::string utf8(char32_t c)
{
    std::string text;
    appendUtf8(text, c);
    return text;
}

} // namespace

TEST(PythonPattern, knowsPythonsClasses)
{
    int spaces = 0;
    int digits = 0;
    const auto space = PythonPattern::compile("^\\s$");
    const auto digit = PythonPattern::compile("^\\d$");
    ASSERT_TRUE(space);
    ASSERT_TRUE(digit);
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        const std::string text = utf8(c);
        const bool isSpace = pythonSpace(text, 0).length > 0;
        const bool isDigit = pythonDigit(text, 0).length > 0;
        spaces += isSpace ? 1 : 0;
        digits += isDigit ? 1 : 0;
        ASSERT_EQ(space->search(text).value(), isSpace) << std::uint32_t{c};
        ASSERT_EQ(digit->search(text).value(), isDigit) << std::uint32_t{c};
    }
    // Counted with CPython 3.11.
    EXPECT_EQ(spaces, 29);
    EXPECT_EQ(digits, 660);
}

TEST(PythonPattern, searchesAsPythonDoes)
{
    struct Case
    {
        std::string pattern;
        std::string text;
        bool wanted;
    };
    const std::vector<Case> cases{
        {"nil\\s", "nil\x1C", true},
        {"nil\\s", "nil\xC2\x85", true},
        {"nil\\s", "nil\xE2\x80\x8B", false}, // zero width space
        {"nil\\s", "nil\xE1\xA0\x8E", false}, // U+180E
        {"nil\\s", "nil", false},
        {"a.b", "a\rb", true},
        {"a.b",
         "a\xE2\x80\xA8"
         "b",
         true}, // a line separator is a character
        {"a.b", "a\nb", false},
        {"@@.*@@", "@@@@", true},
        {"@@.*@@", "@@@", false},
        {"@@.*@@", "@@ \n @@", false},
        {"x[^'\"]", "x\n", true},
        {"x[^'\"]", "x\xF0\x9F\x98\x80", true},
        {"x[^'\"]", "x", false},
        {"^b", "a\nb", true},
        {"a$", "a\nb", true},
        {"a$", "a\r\nb", false},
        {"a\\Z", "a\n", false},
        {"x\\n^$", "x\n", true}, // ^ also after the last line feed
        {"\\w", "\xC3\xA9", true},
        {"\\bb",
         "\xC3\xA9"
         "b",
         false},
        {"[\\s,]x", "\xC2\xA0x", true},
        {"[[:alpha:]]", "a", false}, // a class of [ : a l p h, then ]
        {"[[:alpha:]]", "a]", true},
        {"[]a]", "]", true},
        {"[^]a]", "]", false},
        {"xa{,2}y", "xy", true},
        {"^a{,}b", "aab", true},
        {"plain text", "some plain text here", true},
        {"a\\.b", "axb", false},
        {"(?P<q>['\"])x(?P=q)", "'x'", true},
        {"\\u00e9", "\xC3\xA9", true},
        {"\\v", "\n", false},
        {"[\\D]", "1", false},
    };
    for (const Case& c : cases)
        EXPECT_EQ(found(c.pattern, c.text), c.wanted) << c.pattern << " in " << c.text;
}

TEST(PythonPattern, refusesWhatPythonDoesNotKnow)
{
    for (const char* pattern :
         {"(", "[a", "a\\", "*a", "\\p{L}", "\\Qa\\E", "(*UTF)a", "(?i)a", "(?R)", "\\h", "\\K",
          "\\ud800", "\\x1", "\xFF", "(?|a)", "[\\S]"}) {
        const auto compiled = PythonPattern::compile(pattern);
        EXPECT_FALSE(compiled) << pattern;
    }
}

TEST(PythonPattern, givesUpOnAnEndlessSearch)
{
    const auto pattern = PythonPattern::compile("(a+)+(b|c)$");
    ASSERT_TRUE(pattern);
    const auto result = pattern->search(std::string(60, 'a'));
    // PCRE2 may see that neither b nor c is there; what it may not do is search for ever.
    if (!result) {
        EXPECT_NE(result.error().message.find("given up"), std::string::npos);
    }
    const auto deep = PythonPattern::compile("^(a|aa)+$");
    ASSERT_TRUE(deep);
    const auto other = deep->search(std::string(200, 'a') + "!");
    ASSERT_FALSE(other);
    EXPECT_NE(other.error().message.find("given up"), std::string::npos);
}
