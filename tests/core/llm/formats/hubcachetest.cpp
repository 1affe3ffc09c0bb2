// SPDX-License-Identifier: Apache-2.0
#include "core/llm/hubcache.h"

#include "tests/core/llm/formats/temporaryfolder.h"

#include <map>

namespace mesewright {
namespace {

const std::string hash = "093fba6992ef5a7152481afec0bdfca1ac486998";
const std::string otherHash = "1111111111111111111111111111111111111111";

EnvironmentLookup variables(std::map<std::string, std::string> values)
{
    return [values = std::move(values)](const std::string& name) -> std::optional<std::string> {
        const auto found = values.find(name);
        return found == values.end() ? std::nullopt : std::optional(found->second);
    };
}

/// Puts a complete snapshot of org/name into a cache folder, with links into blobs/ as the hub's
/// own client makes them.
std::filesystem::path putSnapshot(const std::filesystem::path& cache, const std::string& revision,
                                  const std::string& model = "models--org--name")
{
    const auto folder = cache / model / "snapshots" / revision;
    putFile(cache / model / "blobs/aa", "{}");
    putFile(cache / model / "blobs/bb", "weights");
    std::filesystem::create_directories(folder);
    std::filesystem::create_symlink("../../blobs/aa", folder / "config.json");
    std::filesystem::create_symlink("../../blobs/bb", folder / "model.safetensors");
    return folder;
}

TEST(HubCache, FoldersByEnvironment)
{
    struct Case
    {
        const char* what;
        std::map<std::string, std::string> environment;
        std::vector<std::filesystem::path> folders;
    };
    const Case cases[] = {
        {"nothing set", {{"HOME", "/h"}}, {"/h/.cache/huggingface/hub", "/h/.cache/huggingface"}},
        {"XDG",
         {{"HOME", "/h"}, {"XDG_CACHE_HOME", "/x"}},
         {"/x/huggingface/hub", "/x/huggingface"}},
        {"HF_HOME",
         {{"HOME", "/h"}, {"HF_HOME", "/f"}, {"XDG_CACHE_HOME", "/x"}},
         {"/f/hub", "/f"}},
        {"legacy hub", {{"HF_HOME", "/f"}, {"HUGGINGFACE_HUB_CACHE", "/l"}}, {"/l"}},
        {"hub cache first",
         {{"HF_HOME", "/f"}, {"HUGGINGFACE_HUB_CACHE", "/l"}, {"HF_HUB_CACHE", "/c"}},
         {"/c"}},
        {"transformers too", {{"HF_HUB_CACHE", "/c"}, {"TRANSFORMERS_CACHE", "/t"}}, {"/c", "/t"}},
        {"the same folder twice",
         {{"HF_HOME", "/f"}, {"TRANSFORMERS_CACHE", "/f"}},
         {"/f/hub", "/f"}},
        {"empty counts as unset",
         {{"HOME", "/h"}, {"HF_HOME", "/f"}, {"HF_HUB_CACHE", ""}},
         {"/f/hub", "/f"}},
        {"expanded",
         {{"HOME", "/h"}, {"D", "disk"}, {"HF_HUB_CACHE", "~/$D/${D}x/$NONE"}},
         {"/h/disk/diskx/$NONE"}},
    };
    for (const Case& c : cases)
        EXPECT_EQ(hubCacheFolders(variables(c.environment)), c.folders) << c.what;
}

TEST(HubCache, ExpandsAsPythonDoes)
{
    const auto environment = variables({{"HOME", "/h"}, {"A", "x"}, {"A_1", "y"}});
    const std::pair<const char*, const char*> cases[] = {
        {"~", "/h"},      {"~/a", "/h/a"}, {"a/~", "a/~"}, {"~user/a", "~user/a"},
        {"$A/b", "x/b"},  {"${A}b", "xb"}, {"$A_1", "y"},  {"$AB", "$AB"},
        {"${A", "${A"},   {"$", "$"},      {"$$A", "$x"},  {"${}", "${}"},
        {"a$A$A", "axx"}, {"", ""}};
    for (const auto& [text, expected] : cases)
        EXPECT_EQ(expandPath(text, environment), expected) << text;
}

TEST(HubCache, OfflineFlags)
{
    for (const char* value : {"1", "ON", "on", "Yes", "true"})
        EXPECT_TRUE(hubIsOffline(variables({{"HF_HUB_OFFLINE", value}}))) << value;
    EXPECT_TRUE(hubIsOffline(variables({{"TRANSFORMERS_OFFLINE", "1"}})));
    EXPECT_FALSE(hubIsOffline(variables({{"HF_HUB_OFFLINE", "0"}, {"TRANSFORMERS_OFFLINE", ""}})));
}

TEST(HubCache, FindsSnapshots)
{
    const TemporaryFolder t;
    const auto home = t.path() / "home";
    const auto main = putSnapshot(home / "hub", hash);
    const auto older = putSnapshot(home / "hub", otherHash);
    const auto model = home / "hub/models--org--name";
    putFile(model / "refs/main", hash);
    putFile(model / "refs/v1", otherHash + "\n");
    putFile(model / "refs/refs/pr/3", otherHash);
    const auto single = putSnapshot(home / "hub", hash, "models--solo");
    putFile(home / "hub/models--solo/refs/main", hash);
    const auto legacy = putSnapshot(home, hash, "models--org--legacy");
    putFile(home / "models--org--legacy/refs/main", hash);
    const auto transformers = putSnapshot(t.path() / "tf", hash, "models--org--tf");
    putFile(t.path() / "tf/models--org--tf/refs/main", hash);
    const auto environment =
        variables({{"HF_HOME", home.string()}, {"TRANSFORMERS_CACHE", (t.path() / "tf").string()}});

    struct Case
    {
        const char* name;
        std::string revision;
        std::filesystem::path folder;
    };
    const Case cases[] = {{"org/name", "main", main},       {"org/name", "v1", older},
                          {"org/name", "refs/pr/3", older}, {"org/name", otherHash, older},
                          {"solo", "main", single},         {"org/legacy", "main", legacy},
                          {"org/tf", "main", transformers}};
    for (const Case& c : cases) {
        const auto found = resolveBase(c.name, c.revision, environment);
        ASSERT_TRUE(found) << c.name << ": " << found.error().message;
        EXPECT_EQ(found.value(), c.folder) << c.name;
    }
}

TEST(HubCache, ALocalFolderComesFirst)
{
    const TemporaryFolder t;
    putSnapshot(t.path() / "cache", hash);
    putFile(t.path() / "cache/models--org--name/refs/main", hash);
    std::filesystem::create_directories(t.path() / "place/org/name");
    const auto environment =
        variables({{"HF_HUB_CACHE", (t.path() / "cache").string()}, {"HOME", t.path().string()}});
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(t.path() / "place");
    const auto found = resolveBase("org/name", "main", environment);
    std::filesystem::current_path(before);
    ASSERT_TRUE(found);
    EXPECT_EQ(found.value(), "org/name");
    EXPECT_EQ(resolveBase("~/place", "main", environment).value(), t.path() / "place");
    EXPECT_EQ(resolveBase("$HOME/place", "main", environment).value(), t.path() / "place");
}

TEST(HubCache, ACompleteCopyElsewhereIsTaken)
{
    const TemporaryFolder t;
    const auto broken = putSnapshot(t.path() / "a", hash);
    std::filesystem::remove(t.path() / "a/models--org--name/blobs/bb");
    putFile(t.path() / "a/models--org--name/refs/main", hash);
    const auto environment = variables({{"HF_HUB_CACHE", (t.path() / "a").string()},
                                        {"TRANSFORMERS_CACHE", (t.path() / "b").string()}});
    const auto partial = resolveBase("org/name", "main", environment);
    ASSERT_FALSE(partial);
    EXPECT_NE(partial.error().message.find("model.safetensors is missing"), std::string::npos);
    const auto whole = putSnapshot(t.path() / "b", hash);
    putFile(t.path() / "b/models--org--name/refs/main", hash);
    EXPECT_EQ(resolveBase("org/name", "main", environment).value(), whole);
}

TEST(HubCache, WhatIsWrongIsSaid)
{
    const TemporaryFolder t;
    const auto cache = t.path() / "cache";
    const auto put = [&](const std::string& model) {
        putFile(cache / ("models--org--" + model) / "refs/main", hash);
        return putSnapshot(cache, hash, "models--org--" + model);
    };
    put("good");
    std::filesystem::remove(put("noconfig") / "config.json");
    const auto sharded = put("sharded");
    std::filesystem::remove(sharded / "model.safetensors");
    putFile(sharded / "a.safetensors", "x");
    putFile(sharded / "model.safetensors.index.json",
            R"({"weight_map":{"t":"a.safetensors","u":"b.safetensors"}})");
    const auto evil = put("evil");
    putFile(evil / "model.safetensors.index.json", R"({"weight_map":{"t":"../../../x"}})");
    put("badref");
    putFile(cache / "models--org--badref/refs/main", "../../../etc");
    put("noref");
    std::filesystem::remove_all(cache / "models--org--noref/refs");
    putFile(t.path() / "file", "x");
    const auto environment = variables({{"HF_HUB_CACHE", cache.string()}, {"HOME", "/h"}});

    struct Case
    {
        std::string name, revision, said;
    };
    const Case cases[] = {{"", "main", "is empty"},
                          {"org/none", "main", "models--org--none"},
                          {"org/good", "other", "refs: main; snapshots: " + hash},
                          {"org/good", "../main", "cannot be a revision"},
                          {"org/good", "", "cannot be a revision"},
                          {"org/noconfig", "main", "config.json is missing"},
                          {"org/sharded", "main", "b.safetensors is missing"},
                          {"org/evil", "main", "plain file names"},
                          {"org/badref", "main", "holds no commit hash"},
                          {"org/noref", "main", "no revision 'main'"},
                          {"../cache", "main", "no such folder"},
                          {"a/b/c", "main", "no such folder"},
                          {"/not/there", "main", "no such folder"},
                          {"org/..", "main", "no such folder"},
                          {"org name", "main", "no such folder"},
                          {(t.path() / "file").string(), "main", "is a file"}};
    for (const Case& c : cases) {
        SCOPED_TRACE(c.name + " " + c.revision);
        const auto found = resolveBase(c.name, c.revision, environment);
        ASSERT_FALSE(found);
        EXPECT_EQ(found.error().kind, ErrorKind::BadInput);
        EXPECT_NE(found.error().message.find(c.said), std::string::npos) << found.error().message;
    }
    EXPECT_TRUE(resolveBase("org/good", "main", environment));
}

} // namespace
} // namespace mesewright
