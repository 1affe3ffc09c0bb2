// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/servercache.h"
#include "core/base/files.h"
#include "core/luanti/serverworld.h"
#include "core/luanti/throwaway.h"

#include <csignal>
#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

using namespace mesewright;
namespace fs = std::filesystem;

namespace {

class ServerCacheTest : public testing::Test
{
protected:
    void SetUp() override
    {
        folder = fs::temp_directory_path() /
                 ("mesewright-cachetest-" + std::to_string(::getpid()) + "-" +
                  testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(folder);
        run.state = ModRun::State::Failed;
        run.reason = "boom";
        run.line = 3;
        run.registered = {{{"kind", "node"}, {"name", "a:b"}, {"fields", {{"n", 0.1}}}}};
        run.findings = {{{"kind", "warning"}, {"text", "w"}, {"line", 0}}};
        run.behaviour = {{{"do", "place"}, {"ok", true}}};
        run.log = "ERROR: boom\n";
        run.seconds = 0.6125;
        run.memory = 123456;
        run.judge = "Luanti 5.6.1";
    }
    void TearDown() override { fs::remove_all(folder); }

    fs::path folder;
    ModRun run;
    const std::string key = std::string(64, 'a');
};

TEST_F(ServerCacheTest, GivesBackWhatWasKept)
{
    const ServerCache cache(folder);
    EXPECT_FALSE(cache.find(key));
    cache.keep(key, run);
    const auto found = cache.find(key);
    ASSERT_TRUE(found);
    EXPECT_EQ(modRunToJson(*found), modRunToJson(run));
    EXPECT_FALSE(cache.find(std::string(64, 'b')));
    EXPECT_FALSE(ServerCache({}).find(key));
}

TEST_F(ServerCacheTest, TakesBrokenEntriesForMissingOnes)
{
    const ServerCache cache(folder);
    const fs::path file = folder / "aa" / (key + ".json");
    Json other = {{"format", 2}, {"key", key}, {"run", modRunToJson(run)}};
    std::vector<std::string> contents{"", "{", "[]", "{\"format\":2}", std::string(10, '\0')};
    for (const auto& [name, value] :
         std::vector<std::pair<std::string, Json>>{{"/format", 1},
                                                   {"/key", "c"},
                                                   {"/run", 5},
                                                   {"/run/state", "happy"},
                                                   {"/run/registered", "x"},
                                                   {"/run/line", "x"}}) {
        Json changed = other;
        changed[Json::json_pointer(name)] = value;
        contents.push_back(changed.dump());
    }
    for (const std::string& content : contents) {
        ASSERT_TRUE(writeFileAtomically(file, content));
        EXPECT_FALSE(cache.find(key)) << content;
        cache.keep(key, run);
        EXPECT_TRUE(cache.find(key));
    }
}

TEST_F(ServerCacheTest, KeepsNothingThatTheClockDecided)
{
    const ServerCache cache(folder);
    run.state = ModRun::State::NotRun;
    cache.keep(key, run);
    EXPECT_FALSE(cache.find(key));
    run.state = ModRun::State::Limit;
    run.reason = "it went over the limit of 20 s of wall time";
    cache.keep(key, run);
    EXPECT_FALSE(cache.find(key));
    run.reason = "it went over the limit of 5 s of CPU time";
    cache.keep(key, run);
    EXPECT_TRUE(cache.find(key));
}

TEST_F(ServerCacheTest, ForgetsWhatWasUsedLongestAgo)
{
    std::vector<std::string> keys;
    {
        const ServerCache cache(folder);
        for (char letter = 'a'; letter < 'f'; ++letter) {
            keys.push_back(std::string(64, letter));
            cache.keep(keys.back(), run);
            const fs::path file = folder / keys.back().substr(0, 2) / (keys.back() + ".json");
            fs::last_write_time(file, fs::file_time_type::clock::now() -
                                          std::chrono::hours('f' - letter));
        }
        EXPECT_TRUE(cache.find(keys[0])); // used just now
    }
    const ServerCache cache(folder, 3);
    EXPECT_TRUE(cache.find(keys[0]));
    EXPECT_FALSE(cache.find(keys[1]));
    EXPECT_FALSE(cache.find(keys[2]));
    EXPECT_TRUE(cache.find(keys[3]));
    EXPECT_TRUE(cache.find(keys[4]));
    const ServerCache none(folder, 100, 1);
    EXPECT_FALSE(none.find(keys[4]));
}

TEST_F(ServerCacheTest, KeysDependOnAllThatDecides)
{
    const ServerProgram server{"/a", {}, {5, 6, 1}, "Luanti 5.6.1", "Minetest 5.6.1"};
    ModProgram program;
    program.code = "x = 1";
    const ServerLimits limits;
    std::vector<std::string> keys{serverRunKey(program, server, limits)};
    EXPECT_EQ(keys[0], serverRunKey(program, server, limits));
    const auto add = [&](const ModProgram& p, const ServerProgram& s, const ServerLimits& l) {
        keys.push_back(serverRunKey(p, s, l));
    };
    ModProgram changed = program;
    changed.code += ' ';
    add(changed, server, limits);
    changed = program;
    changed.mod = "other";
    add(changed, server, limits);
    changed = program;
    changed.behaviour.push_back({{"do", "step"}});
    add(changed, server, limits);
    ServerProgram newer = server;
    newer.name = "Luanti 5.7.0";
    add(program, newer, limits);
    ServerLimits wider = limits;
    wider.memory *= 2;
    add(program, server, wider);
    std::sort(keys.begin(), keys.end());
    EXPECT_EQ(std::unique(keys.begin(), keys.end()), keys.end());
}

TEST_F(ServerCacheTest, TheProgramCarriesTheWatcherAsItIs)
{
    const fs::path source = fs::path(MESEWRIGHT_SOURCE) / "resources" / "server";
    std::size_t files = 0;
    for (const auto& entry : fs::directory_iterator(source))
        files += entry.path().extension() == ".lua" ? 1 : 0;
    EXPECT_EQ(watcherFiles().size(), files);
    for (const WatcherFile& file : watcherFiles()) {
        const auto text = readFile(source / file.name);
        ASSERT_TRUE(text);
        EXPECT_EQ(*text, file.text) << file.name;
    }
}

TEST_F(ServerCacheTest, ThrowAwayFoldersGoWithTheirProcess)
{
    fs::path first;
    {
        auto own = ThrowAwayFolder::open(folder);
        ASSERT_TRUE(own) << own.error().message;
        first = own->path();
        ASSERT_TRUE(writeFileAtomically(first / "a" / "b", "x"));
        // Another one leaves the first alone, for its process lives.
        const auto other = ThrowAwayFolder::open(folder);
        ASSERT_TRUE(other);
        EXPECT_TRUE(fs::exists(first / "a" / "b"));
    }
    EXPECT_FALSE(fs::exists(first));

    const pid_t child = ::fork();
    if (child == 0) {
        const auto own = ThrowAwayFolder::open(folder);
        const bool written = own && writeFileAtomically(own->path() / "left", "x").ok();
        ::raise(written ? SIGKILL : SIGTERM);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_EQ(WTERMSIG(status), SIGKILL);
    EXPECT_FALSE(fs::is_empty(folder));
    const fs::path foreign = folder / "mesewright-server-file";
    ASSERT_TRUE(writeFileAtomically(foreign, "no folder"));
    {
        const auto next = ThrowAwayFolder::open(folder);
        ASSERT_TRUE(next);
    }
    EXPECT_TRUE(fs::exists(foreign));
    fs::remove(foreign);
    EXPECT_TRUE(fs::is_empty(folder));
}

} // namespace
