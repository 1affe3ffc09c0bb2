// SPDX-License-Identifier: Apache-2.0
#include "core/data/prompttemplate.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/text.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace mesewright {
namespace {

std::vector<Json> recordedRows()
{
    const auto text = readFile(MESEWRIGHT_TEST_DATA "/tokenizer/template.jsonl");
    EXPECT_TRUE(text);
    std::vector<Json> rows;
    for (const std::string& line : split(*text, '\n')) {
        if (!line.empty())
            rows.push_back(*parseJson(line, "template.jsonl"));
    }
    return rows;
}

TEST(PromptTemplate, builtInGivesTheRecordedTexts)
{
    const auto rows = recordedRows();
    ASSERT_EQ(rows.size(), 30u);
    const PromptTemplate plain = PromptTemplate::builtIn();
    for (const Json& row : rows) {
        SCOPED_TRACE(row["id"].dump());
        const auto instruction = row["instruction"].get<std::string>();
        const auto input = row["input"].get<std::string>();
        const auto output = row["output"].get<std::string>();
        EXPECT_EQ(plain.trainText(instruction, input, output), row["train"].get<std::string>());
        EXPECT_EQ(plain.prompt(instruction, input), row["inference_matching"].get<std::string>());
        EXPECT_EQ(plain.prompt(instruction, input, PromptForm::Seed),
                  row["inference_seed"].get<std::string>());
        EXPECT_EQ(row["train"].get<std::string>().starts_with(plain.prompt(instruction, input)),
                  row["matching_is_prefix_of_train"].get<bool>());
    }
}

TEST(PromptTemplate, aFileWithTheBuiltInTextIsTheBuiltIn)
{
    const auto parsed = PromptTemplate::parse(PromptTemplate::builtIn().text(), "t");
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->trainText("I", "X", "O"), PromptTemplate::builtIn().trainText("I", "X", "O"));
}

struct Rendering
{
    const char* what;
    const char* text;
    const char* input;
    const char* train;
    const char* prompt;
};

TEST(PromptTemplate, otherTemplates)
{
    const Rendering table[] = {
        {"an answer on the same line", "Q: {instruction} A: {output}", "", "Q: I A: O", "Q: I A:"},
        {"text behind the answer", "{instruction}\n{output}\n### End\n", "", "I\nO\n### End\n",
         "I\n"},
        {"a place twice", "{instruction}|{instruction}>{output}", "", "I|I>O", "I|I>"},
        {"inserted text is not read", "{instruction}\n{input}\n{output}", "{output}{instruction}",
         "I\n{output}{instruction}\nO", "I\n{output}{instruction}\n"},
        {"two optional parts",
         "{{IF_INPUT}}a{{END_IF_INPUT}}{instruction}{{IF_INPUT}}"
         "{input}{{END_IF_INPUT}}b{output}",
         "X", "aIXbO", "aIXb"},
        {"two optional parts, no input",
         "{{IF_INPUT}}a{{END_IF_INPUT}}{instruction}{{IF_INPUT}}"
         "{input}{{END_IF_INPUT}}b{output}",
         "\t\n", "IbO", "Ib"},
        {"Windows line ends", "{instruction}\r\n{{INPUT_BLOCK}}\r\n{output}\r\n", "X",
         "I\n, some of which is provided as input\nO\n",
         "I\n, some of which is provided as input\n"},
        {"other braces stay", "{x} {{y}} { {instruction} } {output}", "", "{x} {{y}} { I } O",
         "{x} {{y}} { I }"},
    };
    for (const Rendering& row : table) {
        SCOPED_TRACE(row.what);
        const auto parsed = PromptTemplate::parse(row.text, "t");
        ASSERT_TRUE(parsed) << parsed.error().message;
        EXPECT_EQ(parsed->trainText("I", row.input, "O"), row.train);
        EXPECT_EQ(parsed->prompt("I", row.input), row.prompt);
    }
}

TEST(PromptTemplate, theSeedsQuirkCutsACharacterNotAByte)
{
    const auto parsed = PromptTemplate::parse("{instruction}石### Response:\n{output}", "t");
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->prompt("I", "", PromptForm::Seed), "I### Response:");
    EXPECT_EQ(parsed->prompt("", "", PromptForm::Matching), "石### Response:\n");
    const auto bare = PromptTemplate::parse("{instruction}### Response:\n{output}", "t");
    ASSERT_TRUE(bare);
    EXPECT_EQ(bare->prompt("", "", PromptForm::Seed), "### Response:");
    const auto other = PromptTemplate::parse("{instruction}\n{output}", "t");
    ASSERT_TRUE(other);
    EXPECT_EQ(other->prompt("I", "", PromptForm::Seed), "I\n");
}

struct Refusal
{
    const char* text;
    const char* names; ///< what the sentence must name
};

TEST(PromptTemplate, refusesATemplateWithoutASection)
{
    const Refusal table[] = {
        {"", "{output}"},
        {"{instruction}", "{output}"},
        {"{output}", "{instruction}"},
        {"{{IF_INPUT}}{instruction}{{END_IF_INPUT}}{output}", "{instruction}"},
        {"{instruction}{{IF_INPUT}}{output}{{END_IF_INPUT}}", "{output}"},
        {"{output}{instruction}", "{output} before"},
        {"{instruction}{output}{input}", "{output} before"},
        {"{instruction}\n{{IF_INPUT}}{input}\n{output}", "line 2: has {{IF_INPUT}} without"},
        {"{instruction}\n\n{{END_IF_INPUT}}{output}", "line 3: has {{END_IF_INPUT}} without"},
        {"{{IF_INPUT}}{{IF_INPUT}}{instruction}{output}", "inside another"},
        {"{instruction}{output}\xff", "UTF-8"},
    };
    for (const Refusal& row : table) {
        SCOPED_TRACE(row.text);
        const auto parsed = PromptTemplate::parse(row.text, "my.txt");
        ASSERT_FALSE(parsed);
        EXPECT_EQ(parsed.error().kind, ErrorKind::BadInput);
        EXPECT_EQ(parsed.error().message.rfind("my.txt", 0), 0u) << parsed.error().message;
        EXPECT_NE(parsed.error().message.find(row.names), std::string::npos)
            << parsed.error().message;
    }
}

TEST(PromptTemplate, refusesToLoseInputs)
{
    const auto parsed = PromptTemplate::parse("{instruction}\n{output}", "my.txt");
    ASSERT_TRUE(parsed);
    EXPECT_TRUE(parsed->checkInputs(0));
    const auto lost = parsed->checkInputs(3);
    ASSERT_FALSE(lost);
    EXPECT_NE(lost.error().message.find("3 items"), std::string::npos);
    EXPECT_TRUE(PromptTemplate::builtIn().checkInputs(3));
}

TEST(PromptTemplate, aMissingFileIsNamed)
{
    const auto loaded = PromptTemplate::load("/nowhere/template.txt");
    ASSERT_FALSE(loaded);
    EXPECT_NE(loaded.error().message.find("/nowhere/template.txt"), std::string::npos);
}

} // namespace
} // namespace mesewright
