// SPDX-License-Identifier: Apache-2.0
#include "core/data/taskfile.h"

#include "core/base/text.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>

using namespace mesewright;

namespace {

std::string sentences(const std::vector<Finding>& findings)
{
    std::string out;
    for (const Finding& finding : findings)
        out += std::string(severityName(finding.severity)) + ": " + sentence(finding) + "\n";
    return out;
}

const std::string good = R"({"instruction":"a","input":"","output":"c","family":"doc"})";

} // namespace

TEST(TaskFile, allFieldsOfAnItem)
{
    const TaskFile file = parseTaskRows(
        R"({"id":"x1","instruction":"I","input":"X","output":"O\n","family":"repair","licence":"MIT",)"
        R"("source":"here","expect":{"applies":true},"stars":5})",
        "f.jsonl", RowKinds::Items);
    EXPECT_EQ(sentences(file.findings), "");
    ASSERT_EQ(file.items.size(), 1u);
    const TaskItem& item = file.items[0];
    EXPECT_EQ(item.id, "x1");
    EXPECT_EQ(item.instruction, "I");
    EXPECT_EQ(item.input, "X");
    EXPECT_EQ(item.output, "O\n");
    EXPECT_EQ(item.family, "repair");
    EXPECT_EQ(item.licence, "MIT");
    EXPECT_EQ(item.source, "here");
    EXPECT_EQ(item.line, 1);
    ASSERT_NE(item.expect, nullptr);
    EXPECT_TRUE((*item.expect)["applies"].get<bool>());
    // What is written reads the same.
    const TaskFile again = parseTaskRows(taskItemLine(item), "", RowKinds::Items);
    ASSERT_EQ(again.items.size(), 1u);
    EXPECT_EQ(taskItemLine(again.items[0]), taskItemLine(item));
}

TEST(TaskFile, formsThatAreFine)
{
    const struct
    {
        std::string text;
        std::vector<int> lines;
    } cases[] = {
        {good, {1}},
        {good + "\n", {1}},
        {"\xEF\xBB\xBF" + good + "\n" + good, {1, 2}},
        {good + "\r\n" + good + "\r\n", {1, 2}},
        {"\n\n" + good + "\n \t\r\n" + good + "\n\n", {3, 5}},
        {R"({"id":7,"instruction":"a","input":"","output":"","family":"doc","expect":null,"licence":null})",
         {1}},
        {R"({"instruction":"\u00fc \ud83d\ude00 \\\" [[[ {","input":"","output":"","family":"doc"})",
         {1}},
    };
    for (const auto& c : cases) {
        const TaskFile file = parseTaskRows(c.text, "f.jsonl", RowKinds::Items);
        EXPECT_EQ(sentences(file.findings), "") << c.text;
        std::vector<int> lines;
        for (const TaskItem& item : file.items)
            lines.push_back(item.line);
        EXPECT_EQ(lines, c.lines) << c.text;
    }
}

TEST(TaskFile, eachBadLineIsOneSentence)
{
    const std::string deep(300, '[');
    const struct
    {
        std::string text;
        const char* expected;
    } cases[] = {
        {"", "error: f.jsonl: holds no items, but at least one line with a JSON object was "
             "expected; give a file that has items\n"},
        {"\n \r\n", "error: f.jsonl: holds no items, but at least one line with a JSON object was "
                    "expected; give a file that has items\n"},
        {good + "\n[1]\n", "error: f.jsonl: line 2, column 1: holds a JSON array, but an object "
                           "was expected; write {\"instruction\": …} on the line\n"},
        {"{\"ä\": nul}", "error: f.jsonl: line 1, column 10: is not valid JSON: syntax error while "
                         "parsing value - invalid literal; correct the line\n"},
        {"{\"a\": \"b", "error: f.jsonl: line 1, column 9: is not valid JSON: syntax error while "
                        "parsing value - invalid string: missing closing quote; correct the "
                        "line\n"},
        {"{\"a\": 1} x", "error: f.jsonl: line 1, column 10: is not valid JSON: syntax error while "
                         "parsing value - invalid literal; correct the line\n"},
        {"{\"a\": \"\xC3\"}",
         "error: f.jsonl: line 1, column 8: is not UTF-8 here; save the file as UTF-8\n"},
        {"{\"a\": " + deep, "error: f.jsonl: line 1, column 206: is nested deeper than 200 levels, "
                            "but a JSON object was expected; correct the line\n"},
        {R"({"a": 1e999})", "error: f.jsonl: line 1, column 1: holds a number that does not fit: "
                            "number overflow parsing '1e999'; correct the line\n"},
        {R"({"instruction":"a","input":"","output":"c"})",
         "error: f.jsonl: line 1: has no \"family\", but instruction, input, output and family "
         "were expected; add it\n"},
        {R"({"instructions":"a","input":"","output":"c","family":"doc"})",
         "error: f.jsonl: line 1: has no \"instruction\", but instruction, input, output and "
         "family were expected; rename \"instructions\"\n"},
        {R"({"instruction":"a","input":null,"output":"c","family":"doc"})",
         "error: f.jsonl: line 1: \"input\" is a JSON null, but text was expected; put it in "
         "quotation marks\n"},
        {R"({"instruction":5,"input":"","output":"c","family":"doc"})",
         "error: f.jsonl: line 1: \"instruction\" is a JSON number, but text was expected; put it "
         "in quotation marks\n"},
        {R"({"instruction":"a","input":"","output":"c","family":""})",
         "error: f.jsonl: line 1: \"family\" is empty, but a name such as scaffold, repair or doc "
         "was expected; name the family\n"},
        {R"({"instruction":"a","input":"","output":"c","family":"doc","expect":[]})",
         "error: f.jsonl: line 1: \"expect\" is a JSON array, but an object was expected; write "
         "for example {\"applies\": true}\n"},
        {R"({"input_ids":[1,2],"labels":[1,2]})",
         "error: f.jsonl: line 1: holds input_ids, but an item with instruction, input, output and "
         "family was expected; give a file of items\n"},
        {R"({"instruction":"","input":"","output":"c","family":"doc"})",
         "warning: f.jsonl: line 1: \"instruction\" is empty; say what is asked\n"},
        {R"({"id":"a","instruction":"b","input":"","output":"c","family":"doc"})"
         "\n"
         R"({"id":"a","instruction":"d","input":"","output":"c","family":"doc"})",
         "warning: f.jsonl: line 2: the id \"a\" stands a second time; give each item an id of its "
         "own\n"},
    };
    for (const auto& c : cases)
        EXPECT_EQ(sentences(parseTaskRows(c.text, "f.jsonl", RowKinds::Items).findings), c.expected)
            << c.text;
}

TEST(TaskFile, goodLinesAreKeptBesideBadOnes)
{
    const TaskFile file =
        parseTaskRows(good + "\n{\n" + good + "\n7\n", "f.jsonl", RowKinds::Items);
    EXPECT_EQ(file.items.size(), 2u);
    ASSERT_EQ(file.findings.size(), 2u);
    EXPECT_EQ(file.findings[0].line, 2);
    EXPECT_EQ(file.findings[1].line, 4);
}

TEST(TaskFile, rowsOfTokens)
{
    const struct
    {
        std::string text;
        const char* expected;
    } cases[] = {
        {R"({"input_ids":[1,2,3],"labels":[-100,2,3]})", ""},
        {R"({"input_ids":[1,2,3]})", "error: f.jsonl: line 1: has no \"labels\", but input_ids and "
                                     "labels were expected; add it\n"},
        {R"({"input_ids":[1,2,3],"labels":[1,2]})",
         "error: f.jsonl: line 1: has 3 input_ids and 2 labels, but the same number was expected; "
         "use -100 for tokens without loss\n"},
        {R"({"input_ids":[1],"labels":[1]})", "error: f.jsonl: line 1: has 1 tokens, but at least "
                                              "2 were expected; remove the row\n"},
        {R"({"input_ids":[1,-1],"labels":[1,2]})",
         "error: f.jsonl: line 1: \"input_ids\"[1] is -1, but a token id was expected; correct the "
         "list\n"},
        {R"({"input_ids":[1,-100],"labels":[1,2]})",
         "error: f.jsonl: line 1: \"input_ids\"[1] is -100, but a token id was expected; correct "
         "the list\n"},
        {R"({"input_ids":[1,2],"labels":[1,-99]})",
         "error: f.jsonl: line 1: \"labels\"[1] is -99, but a token id or -100 (no loss) was "
         "expected; correct the list\n"},
        {R"({"input_ids":[1,2.0],"labels":[1,2]})",
         "error: f.jsonl: line 1: \"input_ids\"[1] is 2.0, but a token id was expected; correct "
         "the list\n"},
        {R"({"input_ids":[1,4294967296],"labels":[1,2]})",
         "error: f.jsonl: line 1: \"input_ids\"[1] is 4294967296, but a token id was expected; "
         "correct the list\n"},
        {R"({"input_ids":[1,[2]],"labels":[1,2]})",
         "error: f.jsonl: line 1: \"input_ids\"[1] is array, but a token id was expected; correct "
         "the list\n"},
        {R"({"input_ids":"12","labels":[1,2]})",
         "error: f.jsonl: line 1: \"input_ids\" is a JSON string, but a list was expected; write "
         "[1, 2, 3]\n"},
        {R"({"input_ids":[1,2],"labels":[7,-100]})",
         "warning: f.jsonl: line 1: no token of the row counts in the loss; remove the row\n"},
        {R"({"input_ids":[1,2],"labels":[1,2]})"
         "\n" +
             good,
         "error: f.jsonl: line 2: holds items and rows of input_ids, but one kind was expected; "
         "put them into two files\n"},
    };
    for (const auto& c : cases)
        EXPECT_EQ(sentences(parseTaskRows(c.text, "f.jsonl", RowKinds::ItemsOrTokens).findings),
                  c.expected)
            << c.text;
    const TaskFile file =
        parseTaskRows(cases[0].text + "\n\n" + cases[0].text, "", RowKinds::ItemsOrTokens);
    ASSERT_EQ(file.tokenRows.size(), 2u);
    EXPECT_EQ(file.tokenRows[1].line, 3);
    EXPECT_EQ(file.tokenRows[1].inputIds, (std::vector<int>{1, 2, 3}));
    EXPECT_EQ(file.tokenRows[1].labels, (std::vector<int>{-100, 2, 3}));
    EXPECT_TRUE(file.items.empty());
}

TEST(TaskFile, theDemosFiles)
{
    const std::filesystem::path demo = std::filesystem::path(MESEWRIGHT_SOURCE) / "resources/demo";
    const struct
    {
        const char* name;
        std::size_t rows;
    } cases[] = {{"train.jsonl", 480}, {"eval.jsonl", 60}, {"validation.jsonl", 60}};
    for (const auto& c : cases) {
        const auto items = readTaskItems(demo / c.name);
        ASSERT_TRUE(items) << items.error().message;
        EXPECT_EQ(items->size(), c.rows);
        for (const TaskItem& item : *items)
            EXPECT_TRUE(!item.id.empty() && item.licence == "CC0-1.0" && item.expect != nullptr);
        const auto train = readTrainFile(demo / c.name);
        ASSERT_TRUE(train);
        EXPECT_EQ(train->items.size(), c.rows);
    }
}

TEST(TaskFile, aFailingReadNamesTheFirstLineAndCountsTheRest)
{
    const auto path = std::filesystem::temp_directory_path() / "mesewright-taskfiletest.jsonl";
    FILE* file = std::fopen(path.c_str(), "w");
    ASSERT_NE(file, nullptr);
    std::fputs((good + "\n{\n{\n").c_str(), file);
    std::fclose(file);
    const auto items = readTaskItems(path);
    std::filesystem::remove(path);
    ASSERT_FALSE(items);
    EXPECT_EQ(items.error().kind, ErrorKind::BadInput);
    EXPECT_NE(items.error().message.find("taskfiletest.jsonl: line 2, column"), std::string::npos)
        << items.error().message;
    EXPECT_NE(items.error().message.find("(and 1 more error)"), std::string::npos);
    EXPECT_FALSE(readTaskItems("/nowhere/items.jsonl"));
    EXPECT_FALSE(readTrainFile("/nowhere/items.jsonl"));
}

TEST(TaskItem, theDistinctKeyKeepsTextsApart)
{
    TaskItem a;
    a.family = "doc";
    a.instruction = "ab";
    a.input = "c";
    TaskItem b = a;
    b.instruction = "a";
    b.input = "bc";
    EXPECT_NE(distinctKey(a), distinctKey(b));
    EXPECT_NE(itemFingerprint(a), itemFingerprint(b));
    b = a;
    b.id = "other";
    b.licence = "MIT";
    b.line = 9;
    EXPECT_EQ(distinctKey(a), distinctKey(b));
    EXPECT_EQ(itemFingerprint(a), itemFingerprint(b));
    EXPECT_EQ(itemFingerprint(a).size(), 64u);
}
