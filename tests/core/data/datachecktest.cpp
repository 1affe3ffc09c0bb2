// SPDX-License-Identifier: Apache-2.0
#include "core/data/datacheck.h"

#include "core/data/taskfile.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <ctime>
#include <filesystem>

using namespace mesewright;

namespace {

std::vector<TaskItem> itemsOf(const std::filesystem::path& path)
{
    auto items = readTaskItems(path);
    EXPECT_TRUE(items) << items.error().message;
    return items ? std::move(items).value() : std::vector<TaskItem>();
}

TaskItem item(const char* instruction, const char* output, const char* licence = "")
{
    TaskItem out;
    out.family = "doc";
    out.instruction = instruction;
    out.output = output;
    out.licence = licence;
    return out;
}

} // namespace

TEST(DataCheck, thePythonProjectsFiles)
{
    const std::filesystem::path seed = std::filesystem::path(MESEWRIGHT_TEST_DATA) / "seed";
    const auto train = itemsOf(seed / "train.jsonl");
    const auto eval = itemsOf(seed / "eval.jsonl");
    const DataCheck check = checkData(train, eval);
    Json json = dataCheckToJson(check, train, eval);
    EXPECT_EQ(json["near_matches"].size(), 26u);
    int leakedRows = 0;
    for (const Json& near : json["near_matches"])
        leakedRows += near["kind"] == "leaked" ? near["eval_rows"].get<int>() : 0;
    EXPECT_EQ(leakedRows, 40);
    // Unordered, as objects are compared by what they hold.
    EXPECT_EQ(nlohmann::json::parse(Json{{"train", json["train"]}, {"eval", json["eval"]}}.dump()),
              nlohmann::json::parse(
                  R"({"train":{"rows":600,"distinct":243,"shapes":6,"with_licence":0},
            "eval":{"rows":60,"distinct":26,"leaked_rows":40,"leaked_distinct":6,"shapes":6,
            "rows_sharing_a_shape":60,"with_licence":0}})"));
    EXPECT_EQ(json["same_question_rows"], 40);
    EXPECT_EQ(json["clean_rows"], 20);
    EXPECT_EQ(json["without_licence"], (Json{{"train", 600}, {"eval", 60}}));
    const std::string text = dataCheckText(check, train, eval);
    EXPECT_NE(text.find("leaked: 40 of 60 evaluation rows (6 distinct)"), std::string::npos)
        << text;
    EXPECT_NE(text.find("shapes: 60 of 60"), std::string::npos) << text;
    EXPECT_NE(text.find("near match ("), std::string::npos) << text;
}

TEST(DataCheck, theDemosFilesDoNotLeak)
{
    const std::filesystem::path demo = std::filesystem::path(MESEWRIGHT_SOURCE) / "resources/demo";
    const auto train = itemsOf(demo / "train.jsonl");
    for (const char* name : {"eval.jsonl", "validation.jsonl"}) {
        const auto eval = itemsOf(demo / name);
        const DataCheck check = checkData(train, eval);
        EXPECT_EQ(check.leakedRows, 0u);
        EXPECT_EQ(check.leakedDistinct, 0u);
        EXPECT_EQ(check.eval.distinct, 60u);
        EXPECT_EQ(check.eval.withLicence, 60u);
        EXPECT_EQ(check.train.withLicence, 480u);
    }
}

TEST(DataCheck, smallCases)
{
    const std::vector<TaskItem> train{item("make 'a' node", "f('a', 1)", "MIT"),
                                      item("make 'b' tool", "g('b')"),
                                      item("quite another text", "f('c', 2)")};
    const std::vector<TaskItem> eval{
        item("make 'a' node", "f('a', 1)"), item("make 'z' node", "f('z', 9)"),
        item("something else", "h()"), item("make 'a' node", "f('a', 1)"),
        item("make 'z' node", "f('z', 9)")};
    const DataCheck check = checkData(train, eval);
    EXPECT_EQ(check.train.distinct, 3u);
    EXPECT_EQ(check.train.shapes, 2u);
    EXPECT_EQ(check.train.withLicence, 1u);
    EXPECT_EQ(check.eval.distinct, 3u);
    EXPECT_EQ(check.eval.shapes, 2u);
    EXPECT_EQ(check.leakedRows, 2u);
    EXPECT_EQ(check.leakedDistinct, 1u);
    EXPECT_EQ(check.rowsSharingAShape, 4u);
    EXPECT_EQ(check.rowsSharingAnInstructionShape, 4u);
    EXPECT_EQ(check.rowsSharingARowShape, 4u);
    ASSERT_EQ(check.near.size(), 2u);
    EXPECT_EQ(check.near[0].kind, MatchKind::Leaked);
    EXPECT_EQ(check.near[0].evalRows, 2u);
    EXPECT_EQ(check.near[1].kind, MatchKind::SameShape);
    EXPECT_EQ(check.near[1].evalRow, 1u);
    EXPECT_EQ(check.near[1].trainRow, 0u); // shares more words than the other row of that shape
    EXPECT_EQ(check.near[1].evalRows, 2u);
    // "make a node" and "f a 1" against "make z node" and "f z 9": no word triple is shared.
    EXPECT_EQ(check.near[1].similarity, 0);
    EXPECT_EQ(check.kinds, (std::vector{MatchKind::Leaked, MatchKind::SameShape, MatchKind::None,
                                        MatchKind::Leaked, MatchKind::SameShape}));
}

TEST(DataCheck, tellsHowNearAnItemStands)
{
    const std::string code = "minetest.register_node('m:x', {\n    description = 'Stone',\n    "
                             "tiles = {'x.png'},\n    groups = {cracky = 3}\n})";
    TaskItem source = item("Register a node m:x for the quarry", code.c_str());
    TaskItem layout = source;
    layout.instruction = "register a  NODE m:x for the quarry\n";
    TaskItem answer = source;
    answer.output = "print('something else entirely')";
    TaskItem edited = source;
    edited.instruction = "Register a node m:x for the old quarry";
    edited.output += "\nprint(1 + y)";
    const std::vector<TaskItem> train{item("a", "b"), source};
    const std::vector<TaskItem> eval{item("q", "r"), edited, answer, layout, source};
    const DataCheck check = checkData(train, eval);
    EXPECT_EQ(check.kinds, (std::vector{MatchKind::None, MatchKind::Near, MatchKind::SameQuestion,
                                        MatchKind::SameText, MatchKind::Leaked}));
    EXPECT_EQ(check.leakedRows, 1u);
    EXPECT_EQ(check.sameTextRows, 2u);
    EXPECT_EQ(check.sameQuestionRows, 3u);
    EXPECT_EQ(check.nearRows, 3u); // the edited copy, the layout, the leak
    const NearMatch& near = check.near.back();
    EXPECT_EQ(near.trainRow, 1u);
    EXPECT_GT(near.similarity, 0.6);
    EXPECT_LT(near.similarity, 1.0);
    const std::string text = dataCheckText(check, train, eval);
    EXPECT_NE(text.find("- [doc] Register a node m:x for the old quarry\n"
                        "+ [doc] Register a node m:x for the quarry\n"),
              std::string::npos)
        << text;
    EXPECT_TRUE(checkData(train, eval, {0.99}).kinds[1] == MatchKind::None);
}

TEST(DataCheck, findsPromptsThatHoldTheirAnswer)
{
    TaskItem inInput = item("Copy this", "local answer = 42");
    inInput.input = "-- example\nlocal   answer = 42\nreturn";
    const std::vector<TaskItem> items{item("write local answer = 42 please", "local answer = 42"),
                                      inInput, item("say true", "true"),
                                      item("write something", "local answer = 42")};
    EXPECT_EQ(checkData(items, {}).train.answerInPrompt, (std::vector<std::size_t>{0, 1}));
}

namespace {

/// Generated rows: `templates` kinds of tasks, words of a small vocabulary between them.
std::vector<TaskItem> generatedItems(std::size_t count, std::uint32_t seed)
{
    std::uint32_t state = seed;
    const auto random = [&state](std::uint32_t below) {
        state = state * 1664525u + 1013904223u;
        return (state >> 8) % below;
    };
    std::vector<TaskItem> items;
    for (std::size_t i = 0; i < count; ++i) {
        TaskItem one;
        one.family = "scaffold";
        one.instruction = "Register the node number " + std::to_string(random(1u << 24));
        const std::uint32_t kind = random(40);
        for (int line = 0; line < 12; ++line)
            one.output += "field_" + std::to_string(kind) + "_" + std::to_string(line) + " = word" +
                          std::to_string(random(5000)) + " + call" + std::to_string(random(300)) +
                          "(" + std::to_string(random(100)) + ")\n";
        one.line = static_cast<int>(i) + 1;
        items.push_back(std::move(one));
    }
    return items;
}

} // namespace

TEST(DataCheck, largeFilesTakeSecondsAndPlantedCopiesAreFound)
{
    const auto train = generatedItems(100000, 1);
    auto eval = generatedItems(9000, 2);
    // Copies with every eighth line changed, spread over both files.
    std::vector<std::size_t> sources;
    for (std::size_t i = 0; i < 1000; ++i) {
        const std::size_t source = i * 99 + 7;
        TaskItem copy = train[source];
        copy.output.replace(copy.output.find('\n'), 1, " + changed\nlocal extra_line = 1\n");
        copy.instruction += " for me";
        eval.insert(eval.begin() + static_cast<std::ptrdiff_t>(i * 9), copy);
        sources.push_back(source);
    }
    const auto began = std::clock();
    const DataCheck check = checkData(train, eval);
    const double seconds = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
    EXPECT_LT(seconds, 30);
    RecordProperty("seconds", std::to_string(seconds));
    std::size_t found = 0;
    for (const NearMatch& match : check.near)
        found += match.similarity >= 0.5 && match.evalRow % 9 == 0 && match.evalRow / 9 < 1000 &&
                         match.trainRow == sources[match.evalRow / 9]
                     ? 1
                     : 0;
    EXPECT_GE(found, 995u);
    EXPECT_EQ(check.eval.rows, 10000u);
}

TEST(DataCheck, emptyFilesAreCountedAsEmpty)
{
    const std::vector<TaskItem> some{item("a", "b")};
    EXPECT_EQ(checkData({}, some).leakedRows, 0u);
    EXPECT_EQ(checkData(some, {}).eval.rows, 0u);
    EXPECT_TRUE(checkData({}, {}).near.empty());
}
