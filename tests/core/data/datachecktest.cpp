// SPDX-License-Identifier: Apache-2.0
#include "core/data/datacheck.h"

#include "core/data/taskfile.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

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
    json.erase("near_matches");
    // Unordered, as objects are compared by what they hold.
    EXPECT_EQ(nlohmann::json::parse(json.dump()),
              nlohmann::json::parse(
                  R"({"train":{"rows":600,"distinct":243,"shapes":6,"with_licence":0},
            "eval":{"rows":60,"distinct":26,"leaked_rows":40,"leaked_distinct":6,"shapes":6,
            "rows_sharing_a_shape":60,"with_licence":0}})"));
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
    ASSERT_EQ(check.near.size(), 2u);
    EXPECT_TRUE(check.near[0].leaked);
    EXPECT_EQ(check.near[0].evalRows, 2u);
    EXPECT_FALSE(check.near[1].leaked);
    EXPECT_EQ(check.near[1].evalRow, 1u);
    EXPECT_EQ(check.near[1].trainRow, 0u); // shares more words than the other row of that shape
    EXPECT_EQ(check.near[1].evalRows, 2u);
    EXPECT_GT(check.near[1].similarity, 0.3);
    EXPECT_LT(check.near[1].similarity, 1);
}

TEST(DataCheck, emptyFilesAreCountedAsEmpty)
{
    const std::vector<TaskItem> some{item("a", "b")};
    EXPECT_EQ(checkData({}, some).leakedRows, 0u);
    EXPECT_EQ(checkData(some, {}).eval.rows, 0u);
    EXPECT_TRUE(checkData({}, {}).near.empty());
}
