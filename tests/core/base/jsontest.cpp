// SPDX-License-Identifier: Apache-2.0
#include "core/base/json.h"

#include "core/base/files.h"
#include "tests/core/base/testfolder.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

namespace mesewright {
namespace {

std::string repeated(const std::string& text, int count)
{
    std::string out;
    for (int i = 0; i < count; ++i)
        out += text;
    return out;
}

TEST(Json, keeps_the_order_of_keys)
{
    const auto json = parseJson(R"({"z":1,"a":[true,null,"\u00e9"],"m":-2.5e3})", "x");
    ASSERT_TRUE(json.ok());
    EXPECT_EQ(jsonLine(*json), R"({"z":1,"a":[true,null,"é"],"m":-2500.0})");
}

TEST(Json, says_where_text_is_wrong)
{
    struct Case
    {
        std::string text;
        std::string place;
    };
    const Case cases[] = {
        {"", "f.json: column 1:"},
        {"{} x", "f.json: column 4:"},
        {"{\"a\":1}{", "f.json: column 8:"},
        {"[1,\n2,\n  oops]", "f.json: line 3, column 3:"},
        {"[1,2", "f.json: column 5:"},
        {"{\"a\":NaN}", "f.json: column 6:"},
        {"[Infinity]", "f.json: column 2:"},
        {"{\"a\":1,}", "f.json: column 8:"},
        {"'a'", "f.json: column 1:"},
        {"\"\xff\"", "f.json: column 2:"},
        {"\"line\nfeed\"", "f.json: line 1, column 6:"},
        {"[1e999]", "f.json: "},
        {repeated("[", 100'000), "f.json: column 257:"},
        {repeated("{\"a\":", 100'000), "f.json: column "},
        {repeated("[", 300) + repeated("]", 300), "nesting deeper than 256 levels"},
    };
    for (const Case& c : cases) {
        const auto json = parseJson(c.text, "f.json");
        ASSERT_FALSE(json.ok()) << c.text.substr(0, 40);
        EXPECT_EQ(json.error().kind, ErrorKind::BadInput);
        EXPECT_NE(json.error().message.find(c.place), std::string::npos) << json.error().message;
        EXPECT_EQ(json.error().message.find('\n'), std::string::npos) << json.error().message;
        EXPECT_EQ(json.error().message.find("json.exception"), std::string::npos);
    }
}

TEST(Json, brackets_in_strings_are_not_nesting)
{
    const auto json = parseJson("[\"" + repeated("[\\\"{", 1000) + "\"]", "x");
    ASSERT_TRUE(json.ok());
    EXPECT_TRUE(parseJson(repeated("[", 256) + repeated("]", 256), "x").ok());
}

TEST(Json, doubles_come_back_with_the_same_bits)
{
    const double values[] = {0.1,
                             1.0 / 3,
                             5e-324,
                             1.7976931348623157e308,
                             -0.0,
                             2.0,
                             1e21,
                             0.30000000000000004,
                             4.9406564584124654e-320};
    for (const double value : values) {
        const auto json = parseJson(jsonLine(Json(value)), "x");
        ASSERT_TRUE(json.ok());
        const auto back = json->get<double>();
        EXPECT_EQ(std::signbit(back), std::signbit(value));
        EXPECT_EQ(back, value);
    }
}

TEST(Json, never_writes_nan)
{
    const double infinite = std::numeric_limits<double>::infinity();
    const Json json{{"a", std::nan("")}, {"b", infinite}, {"c", -infinite}};
    EXPECT_EQ(jsonLine(json), R"({"a":null,"b":null,"c":null})");
}

TEST(Json, files_are_readable_and_whole)
{
    const TestFolder folder;
    ASSERT_TRUE(writeJsonFile(folder / "f.json", Json{{"a", {1, 2}}, {"b", "x\xffy"}}).ok());
    EXPECT_EQ(get(folder / "f.json"),
              "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": \"x\xEF\xBF\xBDy\"\n}\n");
    const auto json = readJsonFile(folder / "f.json");
    ASSERT_TRUE(json.ok());
    EXPECT_EQ(json->at("a").at(1), 2);
    EXPECT_FALSE(readJsonFile(folder / "missing.json").ok());
}

} // namespace
} // namespace mesewright
