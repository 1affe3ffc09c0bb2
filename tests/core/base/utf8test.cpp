// SPDX-License-Identifier: Apache-2.0
#include "core/base/utf8.h"

#include <gtest/gtest.h>

namespace mesewright {
namespace {

const std::string bad = "\xEF\xBF\xBD";

TEST(Utf8, every_code_point_comes_back)
{
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c == 0xD800)
            c = 0xE000;
        std::string text;
        appendUtf8(text, c);
        const CodePoint point = decodeUtf8(text, 0);
        ASSERT_TRUE(point.valid) << static_cast<unsigned>(c);
        ASSERT_EQ(point.value, c);
        ASSERT_EQ(point.length, text.size());
    }
}

TEST(Utf8, what_is_no_code_point_becomes_the_replacement)
{
    for (const char32_t c : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}}) {
        std::string text;
        appendUtf8(text, c);
        EXPECT_EQ(text, bad);
    }
}

// Tables 3-8 to 3-11 of the Unicode standard, and what CPython's errors="replace" gives.
TEST(Utf8, one_replacement_for_each_maximal_subpart)
{
    struct Case
    {
        std::string text;
        std::string expected;
    };
    const Case cases[] = {
        {"", ""},
        {"abc", "abc"},
        {"\xC3\xA9\xF0\x9F\x98\x80", "\xC3\xA9\xF0\x9F\x98\x80"},
        {"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82"
         "A",
         bad + bad + bad + bad + bad + bad + bad + bad + "A"},
        {"\xED\xA0\x80\xED\xBF\xBF\xED\xAF"
         "A",
         bad + bad + bad + bad + bad + bad + bad + bad + "A"},
        {"\xF4\x91\x92\x93\xFF"
         "A\x80\xBF"
         "B",
         bad + bad + bad + bad + bad + "A" + bad + bad + "B"},
        {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF"
         "A",
         bad + bad + bad + bad + "A"},
        {"a\xF0\x9F\x98", "a" + bad},
        {"\xE2\x82"
         "x",
         bad + "x"},
        {"\xC3", bad},
        {"\x80", bad},
        {"\xF5\x80", bad + bad},
    };
    for (const Case& c : cases) {
        EXPECT_EQ(replaceInvalidUtf8(c.text), c.expected);
        EXPECT_EQ(isValidUtf8(c.text), c.text == c.expected);
    }
}

TEST(Utf8, tail_that_may_still_become_a_character)
{
    struct Case
    {
        std::string text;
        std::size_t expected;
    };
    const Case cases[] = {
        {"", 0},
        {"abc", 0},
        {"\xC3\xA9", 0},
        {"a\xC3", 1},
        {"a\xE2\x82", 2},
        {"a\xE2\x82\xAC", 0},
        {"a\xF0\x9F\x98", 3},
        {"a\xF0\x9F\x98\x80", 0},
        {"\xF0", 1},
        {"\xE0\x80", 0}, // 80 cannot follow E0
        {"\xED\xA0", 0}, // a surrogate
        {"\xF4\x90", 0}, // past the last plane
        {"\x80\x80", 0},
        {"\xC0", 0},
        {"\xE2"
         "a",
         0},
        {"\xC3\xA9\x80", 0},
    };
    for (const Case& c : cases)
        EXPECT_EQ(incompleteUtf8Tail(c.text), c.expected) << c.text;
}

} // namespace
} // namespace mesewright
