// SPDX-License-Identifier: Apache-2.0
#include "core/runs/checkpoints.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/runs/foldermove.h"
#include "tests/core/base/testfolder.h"

#include <nlohmann/json.hpp>

#include <sys/stat.h>
#include <unistd.h>

namespace mesewright {
namespace {

using Names = std::vector<std::string>;

CheckpointPlan planIn(const TestFolder& folder, int limit = 0)
{
    return {folder / "run/checkpoints", folder / "adapters", "run-1", limit, {"state.bin"}};
}

Result<void> fillWith(const std::filesystem::path& folder, const std::string& content)
{
    put(folder / "adapter.bin", content);
    put(folder / "state.bin", content + content);
    return {};
}

CheckpointStore::Fill filling(const std::string& content)
{
    return [content](const std::filesystem::path& folder) { return fillWith(folder, content); };
}

std::vector<std::int64_t> stepsIn(const std::filesystem::path& folder)
{
    std::vector<std::int64_t> steps;
    for (const SavedCheckpoint& checkpoint : listCheckpoints(folder))
        steps.push_back(checkpoint.step);
    return steps;
}

TEST(Checkpoints, are_written_and_published)
{
    const TestFolder folder;
    const CheckpointStore store(planIn(folder));
    const auto written = store.write(20, 1000, filling("weights"));
    ASSERT_TRUE(written.ok());
    EXPECT_EQ(written->folder, folder / "run/checkpoints/ckpt-20");
    EXPECT_EQ(folder.names("run/checkpoints/ckpt-20"), (Names{"DONE", "adapter.bin", "state.bin"}));
    EXPECT_EQ(folder.names("adapters"), Names{"ckpt-20"});
    EXPECT_EQ(folder.names("adapters/ckpt-20"), (Names{"DONE", "adapter.bin"}));
    EXPECT_EQ(get(folder / "adapters/ckpt-20/adapter.bin"), "weights");

    const auto done = readJsonFile(folder / "adapters/ckpt-20/DONE");
    ASSERT_TRUE(done.ok());
    EXPECT_EQ(done->dump(), R"({"format":1,"step":20,"run":"run-1","files":{"adapter.bin":7}})");
    struct stat facts = {};
    ASSERT_EQ(::stat((folder / "adapters/ckpt-20/adapter.bin").c_str(), &facts), 0);
    EXPECT_EQ(facts.st_nlink, 2u); // one copy on the disk, not two
}

TEST(Checkpoints, without_an_out_folder_nothing_is_published)
{
    const TestFolder folder;
    CheckpointPlan plan = planIn(folder);
    plan.out.clear();
    ASSERT_TRUE(CheckpointStore(plan).write(1, 0, filling("x")).ok());
    ASSERT_TRUE(CheckpointStore(plan).recover().ok());
    EXPECT_EQ(folder.names(), Names{"run"});
}

TEST(Checkpoints, the_latest_is_the_highest_number)
{
    const TestFolder folder;
    const CheckpointStore store(planIn(folder));
    EXPECT_FALSE(store.latest().has_value());
    for (const int step : {100, 20, 3})
        ASSERT_TRUE(store.write(step, 0, filling("x")).ok());
    EXPECT_EQ(stepsIn(folder / "adapters"), (std::vector<std::int64_t>{3, 20, 100}));
    EXPECT_EQ(store.latest()->step, 100);
}

TEST(Checkpoints, of_the_same_step_are_replaced)
{
    const TestFolder folder;
    const CheckpointStore store(planIn(folder));
    ASSERT_TRUE(store.write(5, 0, filling("old")).ok());
    put(folder / "adapters/ckpt-5/extra", "x");
    ASSERT_TRUE(store.write(5, 0, filling("new")).ok());
    EXPECT_EQ(get(folder / "run/checkpoints/ckpt-5/adapter.bin"), "new");
    EXPECT_EQ(folder.names("adapters/ckpt-5"), (Names{"DONE", "adapter.bin"}));
    EXPECT_EQ(folder.names("run/checkpoints"), Names{"ckpt-5"});
    EXPECT_EQ(folder.names("adapters"), Names{"ckpt-5"});
}

TEST(Checkpoints, the_limit_prunes_both_places_but_not_other_runs)
{
    const TestFolder folder;
    CheckpointPlan other = planIn(folder);
    other.folder = folder / "other/checkpoints";
    other.run = "run-0";
    ASSERT_TRUE(CheckpointStore(other).write(2, 0, filling("theirs")).ok());

    const CheckpointStore store(planIn(folder, 2));
    for (const int step : {10, 20, 30})
        ASSERT_TRUE(store.write(step, 0, filling("x")).ok());
    EXPECT_EQ(stepsIn(folder / "run/checkpoints"), (std::vector<std::int64_t>{20, 30}));
    EXPECT_EQ(stepsIn(folder / "adapters"), (std::vector<std::int64_t>{2, 20, 30}));
    EXPECT_EQ(folder.names("adapters"), (Names{"ckpt-2", "ckpt-20", "ckpt-30"}));
}

TEST(Checkpoints, only_complete_ones_count)
{
    struct Case
    {
        std::string name;
        std::string done; ///< "-": no DONE
        bool counts;
    };
    const Case cases[] = {
        {"ckpt-7", R"({"format":1,"files":{"a":3}})", true},
        {"ckpt-0", R"({"format":1,"files":{}})", true},
        {"ckpt-8", "", true},
        {"ckpt-7", "-", false},
        {"ckpt-7", R"({"format":1,"files":{"a":4}})", false},
        {"ckpt-7", R"({"format":1,"files":{"b":0}})", false},
        {"ckpt-7", R"({"format":1,"files":{"a":-3}})", false},
        {"ckpt-7", R"({"format":1,"files":["a"]})", false},
        {"ckpt-7", R"({"format":2,"files":{"a":3}})", false},
        {"ckpt-7", R"({"files":{"a":3}})", false},
        {"ckpt-7", "{", false},
        {"ckpt-", "", false},
        {"ckpt--7", "", false},
        {"ckpt-07", "", false},
        {"ckpt-7x", "", false},
        {"ckpt-99999999999999999999", "", false},
        {"checkpoint-7", "", false},
        {".new-ckpt-7@run", "", false},
    };
    for (const Case& c : cases) {
        const TestFolder folder;
        put(folder.path() / c.name / "a", "abc");
        if (c.done != "-")
            put(folder.path() / c.name / "DONE", c.done);
        EXPECT_EQ(listCheckpoints(folder.path()).size(), c.counts ? 1u : 0u) << c.name << c.done;
    }
    EXPECT_TRUE(listCheckpoints("/nowhere").empty());
}

TEST(Checkpoints, a_failure_leaves_nothing_under_a_final_name)
{
    const TestFolder folder;
    const CheckpointStore store(planIn(folder));
    const auto failed = store.write(5, 0, [](const std::filesystem::path& place) -> Result<void> {
        put(place / "adapter.bin", "half");
        return badInput("the loss is not a number");
    });
    ASSERT_FALSE(failed.ok());
    EXPECT_EQ(failed.error().message, "the loss is not a number");
    EXPECT_EQ(folder.names("run/checkpoints"), Names{});
    EXPECT_FALSE(std::filesystem::exists(folder / "adapters"));
}

TEST(Checkpoints, too_little_space_is_refused_before_writing)
{
    const TestFolder folder;
    bool called = false;
    const auto failed =
        CheckpointStore(planIn(folder)).write(5, std::uint64_t{1} << 60, [&](const auto&) {
            called = true;
            return Result<void>();
        });
    ASSERT_FALSE(failed.ok());
    EXPECT_EQ(failed.error().kind, ErrorKind::Machine);
    EXPECT_FALSE(called);
}

TEST(Checkpoints, a_full_disk_leaves_the_old_one)
{
    const TestFolder folder;
    const CheckpointStore store(planIn(folder));
    ASSERT_TRUE(store.write(5, 0, filling("old")).ok());
    // Too small for the weights, then too small for DONE only.
    for (const rlim_t bytes : {rlim_t{1000}, rlim_t{40}}) {
        Result<SavedCheckpoint> written = badInput("");
        {
            const FileSizeLimit full(bytes);
            for (const int step : {5, 6}) {
                written = store.write(step, 0, [&](const std::filesystem::path& place) {
                    return writeFileAtomically(place / "adapter.bin",
                                               std::string(bytes > 100 ? 5000 : 10, 'x'));
                });
                EXPECT_FALSE(written.ok());
            }
        }
        EXPECT_EQ(written.error().kind, ErrorKind::Machine) << written.error().message;
        EXPECT_EQ(folder.names("run/checkpoints"), Names{"ckpt-5"});
        EXPECT_EQ(folder.names("adapters"), Names{"ckpt-5"});
        EXPECT_EQ(get(folder / "adapters/ckpt-5/adapter.bin"), "old");
    }
}

TEST(Checkpoints, a_place_that_cannot_be_written_to_is_named)
{
    const TestFolder folder;
    put(folder / "plain", "x");
    CheckpointPlan plan = planIn(folder);
    plan.out = folder / "plain/adapters";
    const auto failed = CheckpointStore(plan).write(5, 0, filling("x"));
    ASSERT_FALSE(failed.ok());
    EXPECT_EQ(failed.error().kind, ErrorKind::BadInput);
    EXPECT_NE(failed.error().message.find("plain"), std::string::npos);
    // The run's own copy is safe; it is published once the place can be written to.
    plan.out = folder / "adapters";
    ASSERT_TRUE(CheckpointStore(plan).recover().ok());
    EXPECT_EQ(stepsIn(plan.out), std::vector<std::int64_t>{5});
}

TEST(Checkpoints, recovery_tidies_up_and_finishes_what_was_nearly_done)
{
    const TestFolder folder;
    const CheckpointPlan plan = planIn(folder, 2);
    const CheckpointStore store(plan);
    for (const int step : {10, 20})
        ASSERT_TRUE(store.write(step, 0, filling("x")).ok());
    std::filesystem::remove_all(folder / "adapters/ckpt-20"); // killed before publishing
    // Killed while writing, while removing, and right before the last rename.
    put(folder / "run/checkpoints/.new-ckpt-30@run-1/adapter.bin", "half");
    put(folder / "run/checkpoints/.old-ckpt-1@run-1/adapter.bin", "x");
    put(folder / "adapters/.new-ckpt-30@run-1/adapter.bin", "half");
    put(folder / "adapters/.new-ckpt-30@run-2/adapter.bin", "of another run that lives");
    std::filesystem::rename(folder / "run/checkpoints/ckpt-10",
                            folder / "run/checkpoints/.new-ckpt-10@run-1");
    ASSERT_TRUE(store.recover().ok());
    EXPECT_EQ(folder.names("run/checkpoints"), (Names{"ckpt-10", "ckpt-20"}));
    EXPECT_EQ(folder.names("adapters"), (Names{".new-ckpt-30@run-2", "ckpt-10", "ckpt-20"}));
    ASSERT_TRUE(CheckpointStore(planIn(folder, 1)).recover().ok());
    EXPECT_EQ(stepsIn(folder / "adapters"), std::vector<std::int64_t>{20});
    EXPECT_TRUE(CheckpointStore({folder / "none", folder / "neither", "r", 0, {}}).recover().ok());
}

TEST(LinkOrCopy, copies_to_another_disk)
{
    const TestFolder folder;
    put(folder / "from", "content");
    ASSERT_TRUE(linkOrCopy(folder / "from", folder / "linked").ok());
    EXPECT_EQ(get(folder / "linked"), "content");
    const std::filesystem::path memory = "/dev/shm";
    if (::access(memory.c_str(), W_OK) != 0)
        GTEST_SKIP() << "no second file system here";
    const auto to = memory / folder.path().filename();
    EXPECT_TRUE(linkOrCopy(folder / "from", to).ok());
    EXPECT_EQ(get(to), "content");
    std::filesystem::remove(to);
    EXPECT_FALSE(linkOrCopy(folder / "missing", folder / "to").ok());
}

} // namespace
} // namespace mesewright
