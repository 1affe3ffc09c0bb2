// SPDX-License-Identifier: Apache-2.0
#include "core/runs/runfolder.h"

#include "core/metrics/steps.h"
#include "core/runs/runlist.h"
#include "core/runs/runprogress.h"
#include "tests/core/base/testfolder.h"
#include "tests/core/runs/childprocess.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <set>

namespace mesewright {
namespace {

using Names = std::vector<std::string>;

const Json request{{"options", {{"seed", 3407}}},
                   {"versions", {{"mesewright", "0.1.0"}}},
                   {"inputs", Json::array()}};

struct RunFolderTest : testing::Test
{
    TestFolder folder;
    Workspace workspace = std::move(openOrMakeWorkspace(folder / "w")).value();

    Result<RunFolder> create(RunState state = RunState::Running)
    {
        return RunFolder::create(workspace, "train", request, state);
    }
};

TEST_F(RunFolderTest, is_complete_when_it_appears)
{
    const auto run = create();
    ASSERT_TRUE(run.ok());
    std::string form; // the id with each digit as 9 and each letter of the end as a
    for (const char c : run->id())
        form.push_back(c >= '0' && c <= '9' ? '9' : c);
    for (std::size_t i = form.size() - 4; i < form.size(); ++i)
        form[i] = form[i] >= 'a' && form[i] <= 'z' ? 'a' : '?';
    EXPECT_EQ(form, "99999999T999999Z-train-aaaa");
    EXPECT_EQ(folder.names("w/runs"), Names{run->id()});
    EXPECT_EQ(folder.names("w/runs/" + run->id()),
              (Names{"events.jsonl", "lock", "run.json", "state.json"}));
    const auto json = run->request();
    ASSERT_TRUE(json.ok());
    EXPECT_EQ(json->at("verb"), "train");
    EXPECT_EQ(json->at("id"), run->id());
    EXPECT_EQ(json->at("format"), 1);
    EXPECT_EQ(json->at("options").at("seed"), 3407);
    EXPECT_TRUE(isLocked(run->path()));
    EXPECT_EQ(readRunState(run->path())->pid, ::getpid());
}

TEST_F(RunFolderTest, many_of_one_second_have_names_of_their_own)
{
    std::set<std::string> ids;
    for (int i = 0; i < 20; ++i)
        ids.insert(create()->id());
    EXPECT_EQ(ids.size(), 20u);
}

TEST_F(RunFolderTest, goes_from_running_to_its_end)
{
    struct Case
    {
        Result<void> how;
        RunState state;
        const char* reason;
    };
    const Case cases[] = {
        {{}, RunState::Done, ""},
        {stopped(), RunState::Stopped, "stopped by the user"},
        {badInput("config.yaml: bad"), RunState::Failed, "config.yaml: bad"},
        {machineLacks("the disk is full"), RunState::Failed, "the disk is full"},
    };
    for (const Case& c : cases) {
        std::filesystem::path path;
        {
            auto run = create();
            ASSERT_TRUE(run.ok());
            path = run->path();
            ASSERT_TRUE(run->heartbeat({"training", "steps", 3, 60, 0, -1}).ok());
            EXPECT_EQ(readRunState(path)->state, RunState::Running);
            EXPECT_EQ(readRunState(path)->progress.done, 3);
            ASSERT_TRUE(run->heartbeat({"training", "steps", 4, 60, 0, -1}).ok());
            EXPECT_EQ(readRunState(path)->progress.done, 3); // once a second
            if (c.how.ok())
                ASSERT_TRUE(run->finish().ok());
            else
                EXPECT_EQ(run->end(c.how.error()).message, c.how.error().message);
        }
        EXPECT_EQ(readRunState(path)->state, c.state);
        EXPECT_EQ(readRunState(path)->reason, c.reason);
        EXPECT_EQ(readRunState(path)->progress.done, 4);
        EXPECT_FALSE(isLocked(path));
    }
}

TEST_F(RunFolderTest, events_are_on_disk_at_once)
{
    auto run = create();
    ASSERT_TRUE(run.ok());
    ASSERT_TRUE(run->event(StepEvent{1, 2.5}).ok());
    ASSERT_TRUE(run->event(MessageEvent{"info", "x"}).ok());
    const auto events = readEvents(run->path() / "events.jsonl");
    ASSERT_TRUE(events.ok());
    EXPECT_EQ(joinSteps(*events).at(0).loss, 2.5);
    EXPECT_EQ(events->size(), 2u);
}

TEST_F(RunFolderTest, resumes_with_a_repaired_log_and_a_joined_series)
{
    std::string id;
    {
        auto run = create();
        ASSERT_TRUE(run.ok());
        id = run->id();
        for (int step = 1; step <= 5; ++step)
            ASSERT_TRUE(run->event(StepEvent{step, 1.0 * step}).ok());
    }
    const auto path = workspace.runs() / id;
    std::ofstream(path / "events.jsonl", std::ios::app) << R"({"t":1,"kind":"st)";
    put(path / ".state.json.tmp-1-1", "half");
    ASSERT_TRUE(askRun(path, RunAsk::Stop).ok());

    auto run = RunFolder::resume(workspace, id);
    ASSERT_TRUE(run.ok()) << run.error().message;
    EXPECT_EQ(run->previousState(), RunState::Running); // it was interrupted
    EXPECT_EQ(run->path(), path);
    EXPECT_EQ(run->asked(), RunAsk::Nothing); // an old wish does not stop the new try
    EXPECT_FALSE(std::filesystem::exists(path / ".state.json.tmp-1-1"));
    ASSERT_TRUE(run->resumeFrom(3).ok());
    ASSERT_TRUE(run->event(StepEvent{4, 44}).ok());
    EventReader reader(path / "events.jsonl");
    const auto steps = joinSteps(*reader.poll());
    EXPECT_EQ(reader.brokenLines(), 0);
    ASSERT_EQ(steps.size(), 4u);
    EXPECT_EQ(steps[2].loss, 3);
    EXPECT_EQ(steps[3].loss, 44);
}

TEST_F(RunFolderTest, of_a_done_run_nothing_is_changed)
{
    std::string id;
    {
        auto run = create();
        id = run->id();
        ASSERT_TRUE(run->finish().ok());
    }
    const std::string before = get(workspace.runs() / id / "state.json");
    const auto run = RunFolder::resume(workspace, id);
    ASSERT_TRUE(run.ok());
    EXPECT_EQ(run->previousState(), RunState::Done);
    EXPECT_EQ(get(workspace.runs() / id / "state.json"), before);
}

TEST_F(RunFolderTest, a_queued_run_waits_and_is_taken)
{
    std::string id;
    {
        const auto run = create(RunState::Queued);
        ASSERT_TRUE(run.ok());
        id = run->id();
    }
    EXPECT_EQ(readRunState(workspace.runs() / id)->state, RunState::Queued);
    const auto run = RunFolder::resume(workspace, id);
    ASSERT_TRUE(run.ok());
    EXPECT_EQ(run->previousState(), RunState::Queued);
    EXPECT_EQ(readRunState(workspace.runs() / id)->state, RunState::Running);
}

TEST_F(RunFolderTest, a_second_process_is_refused_in_a_sentence)
{
    ForkedChild worker([&](auto report) {
        const auto run = create();
        if (run.ok())
            report();
        ::pause();
    });
    ASSERT_TRUE(worker.waitFor(1));
    const std::string id = folder.names("w/runs").at(0);
    const std::string before = get(workspace.runs() / id / "state.json");
    const auto refused = RunFolder::resume(workspace, id);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().kind, ErrorKind::BadInput);
    for (const char* words : {": process ", " works on this run; ", "\"runs stop "})
        EXPECT_NE(refused.error().message.find(words), std::string::npos)
            << refused.error().message;
    EXPECT_EQ(get(workspace.runs() / id / "state.json"), before);

    worker.kill();
    EXPECT_EQ(findRun(workspace, id)->status, RunStatus::Interrupted);
    EXPECT_TRUE(RunFolder::resume(workspace, id).ok());
}

TEST_F(RunFolderTest, a_wish_from_elsewhere_is_heard)
{
    auto run = create();
    ASSERT_TRUE(run.ok());
    EXPECT_EQ(run->asked(), RunAsk::Nothing);
    ASSERT_TRUE(askRun(run->path(), RunAsk::Hold).ok());
    EXPECT_EQ(run->asked(), RunAsk::Hold);
    ASSERT_TRUE(run->setState(RunState::Paused).ok());
    EXPECT_EQ(findRun(workspace, run->id())->status, RunStatus::Paused);
    EXPECT_TRUE(findRun(workspace, run->id())->alive);
}

TEST_F(RunFolderTest, nothing_stays_when_it_cannot_be_made)
{
    Result<RunFolder> run = badInput("");
    {
        const FileSizeLimit full(20);
        run = create();
    }
    ASSERT_FALSE(run.ok());
    EXPECT_EQ(run.error().kind, ErrorKind::Machine);
    EXPECT_EQ(folder.names("w/runs"), Names{});

    Workspace elsewhere = workspace;
    for (const auto& root : {folder / "w/workspace.json", std::filesystem::path("/proc/x")}) {
        elsewhere.root = root;
        run = RunFolder::create(elsewhere, "train", request);
        ASSERT_FALSE(run.ok());
        EXPECT_EQ(run.error().kind, ErrorKind::BadInput);
    }
    for (const char* verb : {"", "../x", "a b", "Train"})
        EXPECT_FALSE(RunFolder::create(workspace, verb, request).ok()) << verb;
    EXPECT_FALSE(RunFolder::create(workspace, "train", Json(7)).ok());
}

TEST_F(RunFolderTest, old_half_made_folders_are_removed_and_young_ones_are_not)
{
    put(workspace.runs() / ".new-old/lock", "");
    put(workspace.runs() / ".new-young/lock", "");
    std::filesystem::last_write_time(workspace.runs() / ".new-old",
                                     std::filesystem::file_time_type::clock::now() -
                                         std::chrono::hours(1));
    const auto run = create();
    ASSERT_TRUE(run.ok());
    EXPECT_EQ(folder.names("w/runs"), (Names{".new-young", run->id()}));
}

TEST_F(RunFolderTest, its_checkpoints_and_journal_lie_in_it)
{
    const auto run = create();
    ASSERT_TRUE(run.ok());
    const auto store = run->checkpoints(workspace.adapters(), 1, {"state.bin"});
    ASSERT_TRUE(store
                    .write(3, 10,
                           [](const std::filesystem::path& place) {
                               put(place / "state.bin", "s");
                               put(place / "adapter.bin", "a");
                               return Result<void>();
                           })
                    .ok());
    EXPECT_EQ(folder.names("w/runs/" + run->id() + "/checkpoints"), Names{"ckpt-3"});
    EXPECT_EQ(folder.names("w/adapters/ckpt-3"), (Names{"DONE", "adapter.bin"}));
    ASSERT_TRUE(run->journal()->add("0/0", Json::object()).ok());
    EXPECT_TRUE(run->journal()->contains("0/0"));
    EXPECT_TRUE(std::filesystem::exists(run->path() / "answers.jsonl"));
}

TEST_F(RunFolderTest, progress_goes_into_events_and_state)
{
    auto run = create();
    ASSERT_TRUE(run.ok());
    RunFolderProgress shown(*run);
    for (int done = 1; done <= 100; ++done)
        shown.progress({"training", "steps", done, 100, 1, 1});
    shown.message("a fact");
    EXPECT_TRUE(shown.status().ok());
    const auto events = readEvents(run->path() / "events.jsonl");
    ASSERT_TRUE(events.ok());
    ASSERT_GE(events->size(), 3u);
    EXPECT_LT(events->size(), 50u); // rationed
    EXPECT_EQ(std::get<Progress>(events->at(0).body).done, 1);
    EXPECT_EQ(std::get<Progress>(events->at(events->size() - 2).body).done, 100);
    EXPECT_EQ(std::get<MessageEvent>(events->back().body).text, "a fact");
    {
        const FileSizeLimit full(10);
        shown.message("this does not fit");
    }
    ASSERT_FALSE(shown.status().ok());
    EXPECT_EQ(shown.status().error().kind, ErrorKind::Machine);
    EXPECT_EQ(run->end(shown.status().error()).kind, ErrorKind::Machine);
}

} // namespace
} // namespace mesewright
