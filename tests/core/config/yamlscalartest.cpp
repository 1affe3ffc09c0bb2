// SPDX-License-Identifier: Apache-2.0
#include "core/config/yamlscalar.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using namespace mesewright;

TEST(YamlScalar, integers)
{
    const struct
    {
        const char* text;
        std::optional<std::int64_t> expected;
    } cases[] = {
        {"0", 0},        {"12", 12},
        {"-3", -3},      {"+7", 7},
        {"1_000", 1000}, {"0x1F", 31},
        {"-0x10", -16},  {"9223372036854775807", std::numeric_limits<std::int64_t>::max()},
        {"012", {}},     {"3.0", {}},
        {"1e3", {}},     {"", {}},
        {"-", {}},       {"1__0", {}},
        {"_1", {}},      {"1_", {}},
        {"0x", {}},      {"0xG", {}},
        {"--1", {}},     {"9223372036854775808", {}},
        {"12a", {}},     {" 1", {}},
    };
    for (const auto& c : cases)
        EXPECT_EQ(yamlInteger(c.text), c.expected) << c.text;
}

TEST(YamlScalar, numbers)
{
    const double infinity = std::numeric_limits<double>::infinity();
    const struct
    {
        const char* text;
        std::optional<double> expected;
    } cases[] = {
        {"5e-5", 5e-5},      {"5.0e-05", 5e-5},
        {"1E+3", 1000},      {".5", 0.5},
        {"5.", 5},           {"-0.25", -0.25},
        {"+.5", 0.5},        {"7", 7},
        {".inf", infinity},  {"-.INF", -infinity},
        {"1e999", infinity}, {"inf", {}},
        {"nan", {}},         {"", {}},
        {".", {}},           {"e5", {}},
        {"1e", {}},          {"0.1.2", {}},
        {"--1.0", {}},       {"1,5", {}},
        {"-+1.0", {}},       {"abc", {}},
    };
    for (const auto& c : cases)
        EXPECT_EQ(yamlNumber(c.text), c.expected) << c.text;
    ASSERT_TRUE(yamlNumber(".nan"));
    EXPECT_TRUE(std::isnan(*yamlNumber(".NaN")));
}

TEST(YamlScalar, truthValues)
{
    for (const char* text : {"true", "True", "TRUE", "yes", "On"})
        EXPECT_EQ(yamlBool(text), true) << text;
    for (const char* text : {"false", "False", "FALSE", "no", "Off"})
        EXPECT_EQ(yamlBool(text), false) << text;
    for (const char* text : {"", "1", "0", "tRue", "y"})
        EXPECT_EQ(yamlBool(text), std::nullopt) << text;
}

TEST(YamlScalar, numbersAreWrittenForEveryReader)
{
    const struct
    {
        double value;
        const char* text;
    } cases[] = {
        {5e-5, "5.0e-05"}, {0.1, "0.1"},        {0, "0.0"},   {16, "16.0"},
        {1e-7, "1.0e-07"}, {1.5e-9, "1.5e-09"}, {-2, "-2.0"},
    };
    for (const auto& c : cases) {
        EXPECT_EQ(yamlFromNumber(c.value), c.text);
        EXPECT_EQ(yamlNumber(c.text), c.value);
    }
}

TEST(YamlScalar, textIsQuotedWhereItMust)
{
    const struct
    {
        const char* text;
        const char* written;
    } cases[] = {
        {"q_proj", "q_proj"},
        {"unsloth/gpt-oss-20b-unsloth-bnb-4bit", "unsloth/gpt-oss-20b-unsloth-bnb-4bit"},
        {"../base", "../base"},
        {"", "\"\""},
        {"yes", "\"yes\""},
        {"null", "\"null\""},
        {"12", "\"12\""},
        {".5", "\".5\""},
        {"a b", "\"a b\""},
        {"a: b", "\"a: b\""},
        {"say \"x\"", "\"say \\\"x\\\"\""},
        {"größe", "\"größe\""},
        {"---", "\"---\""},
        {"y", "\"y\""},
    };
    for (const auto& c : cases)
        EXPECT_EQ(yamlFromText(c.text), c.written);
}
