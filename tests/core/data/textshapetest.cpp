// SPDX-License-Identifier: Apache-2.0
#define PCRE2_CODE_UNIT_WIDTH 8
#include "core/data/textshape.h"

#include <gtest/gtest.h>
#include <pcre2.h>

#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <vector>

using namespace mesewright;

namespace {

/// The rule as its two expressions, by a regular expression library: slow, but the definition.
/// \w and \d are spelled out as Python means them.
class ShapeByExpressions
{
public:
    ShapeByExpressions()
        : m_strings(
              compile(R"('(?:\\[^\n]|[^'\\\n]|'(?=[\p{L}\p{N}_]))*'|"(?:\\[^\n]|[^"\\\n])*")")),
          m_numbers(compile(R"(\p{Nd}+(?:\.\p{Nd}+)?)"))
    {
    }

    [[nodiscard]] std::string operator()(const std::string& text) const
    {
        return replaceAll(m_numbers, replaceAll(m_strings, text, "\"S\""), "#");
    }

private:
    using Code = std::unique_ptr<pcre2_code, decltype(&pcre2_code_free)>;

    static Code compile(const char* pattern)
    {
        int error = 0;
        PCRE2_SIZE at = 0;
        return {pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern), PCRE2_ZERO_TERMINATED,
                              PCRE2_UTF, &error, &at, nullptr),
                &pcre2_code_free};
    }

    static std::string replaceAll(const Code& code, const std::string& text, const char* by)
    {
        std::vector<unsigned char> out(text.size() * 3 + 16);
        PCRE2_SIZE length = out.size();
        const int count = pcre2_substitute(
            code.get(), reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), 0,
            PCRE2_SUBSTITUTE_GLOBAL | PCRE2_SUBSTITUTE_LITERAL, nullptr, nullptr,
            reinterpret_cast<PCRE2_SPTR>(by), PCRE2_ZERO_TERMINATED, out.data(), &length);
        EXPECT_GE(count, 0);
        return {reinterpret_cast<const char*>(out.data()), length};
    }

    Code m_strings;
    Code m_numbers;
};

} // namespace

TEST(TextShape, cases)
{
    const struct
    {
        const char* text;
        const char* shape;
    } cases[] = {
        {"", ""},
        {"a = 'x'", "a = \"S\""},
        {"a = \"x\" .. 'y'", "a = \"S\" .. \"S\""},
        {"f('it\\'s')", "f(\"S\")"},
        {"f('Don't dig', 3.25, 14)", "f(\"S\", #, #)"},
        {"f('a' b')", "f(\"S\" b')"},
        {"'a'b'", "\"S\""},
        {"'a'b", "\"S\"b"},
        {"'a'ü'", "\"S\""},
        {"'open\n'x'", "'open\n\"S\""},
        {"'back\\\n'x'", "'back\\\n\"S\""},
        {"\"a'b\"", "\"S\""},
        {"'a\"b'", "\"S\""},
        {"1.5.2 7. .5", "#.# #. .#"},
        {"x12y", "x#y"},
        {"\xD9\xA1\xD9\xA2", "#"},
        {"''", "\"S\""},
        {"'", "'"},
        {"\"\\", "\"\\"},
    };
    for (const auto& c : cases)
        EXPECT_EQ(shapeOf(c.text), c.shape) << c.text;
}

TEST(TextShape, equalsTheExpressionsOnRandomTexts)
{
    const ShapeByExpressions expected;
    const std::vector<std::string> pieces{
        "'", "'", "\"", "\\", "\n",           "a", "_", " ", "7", ".", "ü", "é",
        "½", "٣", "€",  "\r", "\xE2\x80\xA8", "x1"};
    std::mt19937 random(3407);
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (std::uint32_t left = random() % 24; left > 0; --left)
            text += pieces[random() % pieces.size()];
        ASSERT_EQ(shapeOf(text), expected(text)) << text;
    }
}

TEST(TextShape, hostileTextsTakeLinearTime)
{
    // Each of these is quadratic for a matcher that tries every start anew.
    for (const char* piece : {"\\'", "\\\"", "'\\", "\"'", "\"\\'"}) {
        std::string text;
        for (int i = 0; i < 1000000; ++i)
            text += piece;
        EXPECT_FALSE(shapeOf(text).empty());
    }
}
