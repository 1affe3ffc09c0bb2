// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"

#include <gtest/gtest.h>

#include <cmath>

namespace mesewright {
namespace {

TEST(Text, formatted_takes_any_length)
{
    EXPECT_EQ(formatted("%d-%s", 7, "x"), "7-x");
    EXPECT_EQ(formatted("%s", ""), "");
    EXPECT_EQ(formatted("%s", std::string(5000, 'a').c_str()), std::string(5000, 'a'));
}

TEST(Text, split_and_join_are_inverse)
{
    const std::vector<std::string> parts[] = {{""}, {"a"}, {"a", "", "b"}, {"", ""}, {"a", ""}};
    for (const auto& expected : parts)
        EXPECT_EQ(split(join(expected, ","), ','), expected);
    EXPECT_EQ(join({}, ","), "");
}

TEST(Text, nearest_suggests_only_what_is_near)
{
    const std::vector<std::string> keys{"learning_rate", "warmup_ratio", "max_steps",
                                        "save_steps",    "seed",         "k"};
    struct Case
    {
        std::string word;
        std::string expected;
    };
    const Case cases[] = {
        {"learning_rate", "learning_rate"},
        {"learnign_rate", "learning_rate"},
        {"Learning_Rate", "learning_rate"},
        {"warmup_ration", "warmup_ratio"},
        {"maxsteps", "max_steps"},
        {"save_step", "save_steps"},
        {"sede", "seed"},
        {"K", "k"},
        {"x", ""},
        {"", ""},
        {"completely_else", ""},
        {std::string(100'000, 'a'), ""},
    };
    for (const Case& c : cases)
        EXPECT_EQ(nearest(c.word, keys), c.expected) << c.word.substr(0, 40);
    EXPECT_EQ(nearest("word", {}), "");
}

TEST(Text, sizes_are_for_people)
{
    struct Case
    {
        std::uint64_t bytes;
        const char* expected;
    };
    const Case cases[] = {{0, "0 B"},
                          {999, "999 B"},
                          {1000, "1.0 kB"},
                          {999'949, "999.9 kB"},
                          {999'950, "1.0 MB"},
                          {13'400'000, "13.4 MB"},
                          {24'000'000'000, "24.0 GB"},
                          {~std::uint64_t{0}, "18.4 EB"}};
    for (const Case& c : cases)
        EXPECT_EQ(humanBytes(c.bytes), c.expected);
}

TEST(Text, durations_are_for_people)
{
    struct Case
    {
        double seconds;
        const char* expected;
    };
    const Case cases[] = {{0, "0 s"},
                          {12.4, "12 s"},
                          {59.6, "1 min 00 s"},
                          {200, "3 min 20 s"},
                          {3599.7, "1 h 00 min"},
                          {7500, "2 h 05 min"},
                          {-1, "unknown"},
                          {std::nan(""), "unknown"},
                          {INFINITY, "unknown"}};
    for (const Case& c : cases)
        EXPECT_EQ(humanSeconds(c.seconds), c.expected);
}

TEST(Text, now_has_the_form_of_a_utc_time)
{
    const std::string now = utcNow();
    ASSERT_EQ(now.size(), 20u);
    for (const std::size_t at : {4u, 7u})
        EXPECT_EQ(now[at], '-');
    EXPECT_EQ(now[10], 'T');
    EXPECT_EQ(now[19], 'Z');
    EXPECT_GE(std::stoi(now.substr(0, 4)), 2024);
}

TEST(Text, strips_like_python)
{
    struct Case
    {
        std::string text;
        std::string both;
        std::string right;
    };
    const Case cases[] = {
        {"", "", ""},
        {" \t\n\r\f\v a b \n", "a b", " \t\n\r\f\v a b"},
        {"\x1c\x1d\x1e\x1f"
         "a\x1c",
         "a",
         "\x1c\x1d\x1e\x1f"
         "a"},
        {"\xC2\x85\xC2\xA0"
         "a\xC2\xA0",
         "a",
         "\xC2\x85\xC2\xA0"
         "a"},
        {"\xE2\x80\x80"
         "a\xE3\x80\x80\xE2\x80\xA8",
         "a",
         "\xE2\x80\x80"
         "a"},
        {"\xE1\x9A\x80"
         "a\xE2\x81\x9F\xE2\x80\xAF",
         "a",
         "\xE1\x9A\x80"
         "a"},
        // Not white space: zero width space, byte order mark, the separators' neighbours, NUL.
        {"\xE2\x80\x8B"
         "a\xEF\xBB\xBF",
         "\xE2\x80\x8B"
         "a\xEF\xBB\xBF",
         "\xE2\x80\x8B"
         "a\xEF\xBB\xBF"},
        {std::string("\0 a \0", 5), std::string("\0 a \0", 5), std::string("\0 a \0", 5)},
        {"\x1b"
         "a\x7f",
         "\x1b"
         "a\x7f",
         "\x1b"
         "a\x7f"},
        // Invalid UTF-8 is kept, also where its last bytes look like a space.
        {" \xff ", "\xff", " \xff"},
        {"\xA0", "\xA0", "\xA0"},
        {"a\x80\x80\x80\x80 ", "a\x80\x80\x80\x80", "a\x80\x80\x80\x80"},
        {" \xC2\xA0\xE3\x80\x80 ", "", ""},
    };
    for (const Case& c : cases) {
        EXPECT_EQ(pythonStrip(c.text), c.both);
        EXPECT_EQ(pythonRightStrip(c.text), c.right);
    }
}

} // namespace
} // namespace mesewright
