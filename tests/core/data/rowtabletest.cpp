// SPDX-License-Identifier: Apache-2.0
#include "core/data/rowtable.h"

#include <gtest/gtest.h>

namespace mesewright {

namespace {

RowTable tableOf(const std::string& text)
{
    return RowTable(std::make_shared<const std::string>(text));
}

} // namespace

TEST(RowTable, GivesEveryByteBack)
{
    for (const char* text : {"", "\n", "{}", "{}\n", "{}\r\n{\"a\":1}\n", "\xEF\xBB\xBF{}\n\n\n{}",
                             "{}\r\n\r\n", "\r", "a\r\nb\nc\r"})
        EXPECT_EQ(tableOf(text).bytes(), text);
}

TEST(RowTable, LinesAreWhatStandsBetweenLineEnds)
{
    const RowTable table = tableOf("\xEF\xBB\xBFone\r\n \t\ntwo");
    ASSERT_EQ(table.size(), 3u);
    EXPECT_EQ(table.text(0), "one");
    EXPECT_EQ(table.line(0).end(), RowLine::End::Windows);
    EXPECT_TRUE(table.line(1).blank());
    EXPECT_EQ(table.text(2), "two");
    EXPECT_EQ(table.line(2).end(), RowLine::End::None);
    EXPECT_EQ(table.usualEnd(), RowLine::End::Windows);
    EXPECT_EQ(tableOf("one\ntwo\n").usualEnd(), RowLine::End::Unix);
}

TEST(RowTable, SplicingBackRestoresTheBytes)
{
    const std::string text = "a\r\n\nb\nc";
    RowTable table = tableOf(text);
    auto old = table.splice(2, 2, {RowLine("x"), RowLine("y", RowLine::End::Windows)});
    EXPECT_EQ(table.bytes(), "a\r\n\nx\ny\r\n");
    ASSERT_EQ(old.size(), 2u);
    table.splice(2, 2, std::move(old));
    EXPECT_EQ(table.bytes(), text);
    table.splice(99, 5, {RowLine("end")});
    EXPECT_EQ(table.bytes(), text + "end\n");
}

TEST(RowTable, ALineOutlivesItsTable)
{
    std::vector<RowLine> kept;
    {
        RowTable table = tableOf("one\ntwo\n");
        kept = table.splice(0, 1, {});
    }
    EXPECT_EQ(kept.front().text(), "one");
}

TEST(RowMember, ChangesOneValueAndNothingElse)
{
    const struct
    {
        const char* row;
        const char* key;
        const char* value;
        const char* after;
    } cases[] = {
        {R"({"a": "1", "b":  "2" , "c": 3})", "b", "x", R"({"a": "1", "b":  "x" , "c": 3})"},
        {R"({"a":{"b":"no"},"b":"yes"})", "b", "x", R"({"a":{"b":"no"},"b":"x"})"},
        {R"({"b":[1,"]",{"b":2}],"c":null})", "b", "x", R"({"b":"x","c":null})"},
        {R"({"a": "1"})", "b", "new", R"({"a": "1", "b": "new"})"},
        {R"({"a":"1"})", "b", "new", R"({"a":"1","b":"new"})"},
        {R"({"a":"1"})", "b", "", R"({"a":"1"})"},
        {R"({"a":"1"})", "a", "", R"({"a":""})"},
        {"{}", "a", "1", R"({"a":"1"})"},
        {R"({"a":"line\n\"q\""})", "a", "t\tü\n", "{\"a\":\"t\\tü\\n\"}"},
        {R"({"a":"\u00e9","b":"1"})", "b", "ü", R"({"a":"\u00e9","b":"\u00fc"})"},
        {R"({"\u0061":"1"})", "a", "2", R"({"\u0061":"2"})"},
        {"no json", "a", "2", "no json"},
        {"[1]", "a", "2", "[1]"},
    };
    for (const auto& c : cases)
        EXPECT_EQ(withTextMember(c.row, c.key, c.value), c.after) << c.row;
}

} // namespace mesewright
