// SPDX-License-Identifier: Apache-2.0
#include "core/runs/workspace.h"

#include "core/base/json.h"
#include "tests/core/base/testfolder.h"

#include <nlohmann/json.hpp>

namespace mesewright {
namespace {

TEST(Workspace, is_made_once_and_opened_again)
{
    const TestFolder folder;
    const auto made = openOrMakeWorkspace(folder / "my project");
    ASSERT_TRUE(made.ok());
    EXPECT_EQ(made->name, "my project");
    EXPECT_EQ(
        folder.names("my project"),
        (std::vector<std::string>{"adapters", "data", "env", "eval", "runs", "workspace.json"}));
    EXPECT_TRUE(std::filesystem::is_directory(made->results()));
    const auto json = readJsonFile(folder / "my project/workspace.json");
    ASSERT_TRUE(json.ok());
    EXPECT_EQ(json->at("format"), 1);
    EXPECT_EQ(json->at("created"), made->created);

    const auto again = openOrMakeWorkspace(folder / "my project/.", "another name");
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again->name, "my project");
    EXPECT_EQ(again->root, made->root);
    EXPECT_TRUE(openWorkspace(folder / "my project/").ok());
}

TEST(Workspace, bad_ones_are_refused_in_a_sentence)
{
    const TestFolder folder;
    struct Case
    {
        const char* content;
        const char* words;
    };
    const Case cases[] = {
        {"{\"format\":2}", "has format 2, but this version reads up to 1"},
        {"{\"format\":\"1\"}", "no whole number under \"format\""},
        {"{}", "no whole number"},
        {"[1]", "no whole number"},
        {"{\"format\":1", "JSON was expected"},
    };
    for (const Case& c : cases) {
        put(folder / "workspace.json", c.content);
        for (const auto& opened :
             {openWorkspace(folder.path()), openOrMakeWorkspace(folder.path())}) {
            ASSERT_FALSE(opened.ok()) << c.content;
            EXPECT_EQ(opened.error().kind, ErrorKind::BadInput);
            EXPECT_NE(opened.error().message.find(c.words), std::string::npos)
                << opened.error().message;
        }
    }
    const auto none = openWorkspace(folder / "nowhere");
    ASSERT_FALSE(none.ok());
    EXPECT_NE(none.error().message.find("--workspace"), std::string::npos);
}

TEST(Workspace, odd_but_valid_ones_open)
{
    const TestFolder folder;
    put(folder / "workspace.json", "{\"format\":1,\"name\":7,\"later\":[]}");
    const auto opened = openWorkspace(folder.path());
    ASSERT_TRUE(opened.ok());
    EXPECT_EQ(opened->name, "");
}

TEST(Workspace, cannot_be_made_where_nothing_can_be_written)
{
    const TestFolder folder;
    put(folder / "plain", "x");
    for (const auto& place :
         {folder / "plain", folder / "plain/below", std::filesystem::path("/proc/mesewright")}) {
        const auto made = openOrMakeWorkspace(place);
        ASSERT_FALSE(made.ok()) << place;
        EXPECT_EQ(made.error().kind, ErrorKind::BadInput);
    }
    Result<Workspace> full = badInput("");
    {
        const FileSizeLimit limit(10);
        full = openOrMakeWorkspace(folder / "full");
    }
    ASSERT_FALSE(full.ok());
    EXPECT_EQ(full.error().kind, ErrorKind::Machine);
    EXPECT_FALSE(std::filesystem::exists(folder / "full/workspace.json"));
    EXPECT_TRUE(openOrMakeWorkspace(folder / "full").ok());
}

} // namespace
} // namespace mesewright
