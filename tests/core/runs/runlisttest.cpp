// SPDX-License-Identifier: Apache-2.0
#include "core/runs/runlist.h"

#include "core/runs/runfolder.h"
#include "tests/core/base/testfolder.h"

#include <nlohmann/json.hpp>

namespace mesewright {
namespace {

const Json request{{"options", Json::object()}};

struct RunListTest : testing::Test
{
    TestFolder folder;
    Workspace workspace = std::move(openOrMakeWorkspace(folder / "w")).value();

    RunFolder create(const std::string& verb, RunState state = RunState::Running)
    {
        return std::move(RunFolder::create(workspace, verb, request, state)).value();
    }
};

TEST_F(RunListTest, shows_what_a_run_is_from_state_and_lock)
{
    struct Case
    {
        RunState state;
        bool held;
        RunStatus status;
        bool resumable;
    };
    const Case cases[] = {
        {RunState::Running, true, RunStatus::Running, false},
        {RunState::Running, false, RunStatus::Interrupted, true},
        {RunState::Queued, false, RunStatus::Queued, true},
        {RunState::Queued, true, RunStatus::Running, false},
        {RunState::Paused, true, RunStatus::Paused, false},
        {RunState::Paused, false, RunStatus::Paused, true},
        {RunState::Done, false, RunStatus::Done, false},
        {RunState::Failed, false, RunStatus::Failed, true},
        {RunState::Stopped, false, RunStatus::Stopped, true},
    };
    for (const Case& c : cases) {
        std::optional<RunFolder> run(create("train"));
        const std::string id = run->id();
        ASSERT_TRUE(run->setState(c.state).ok());
        if (!c.held)
            run.reset();
        const auto found = findRun(workspace, id);
        ASSERT_TRUE(found.ok());
        EXPECT_EQ(found->status, c.status) << runStateName(c.state) << c.held;
        EXPECT_EQ(found->resumable(), c.resumable) << runStateName(c.state) << c.held;
        EXPECT_EQ(found->alive, c.held);
    }
}

TEST_F(RunListTest, is_in_the_order_of_making)
{
    std::vector<std::string> made;
    for (const char* verb : {"env", "baseline", "train", "adapters", "compare", "train"})
        made.push_back(create(verb).id());
    put(workspace.runs() / ".new-half/run.json", "{}");
    put(workspace.runs() / "a file", "x");
    const auto runs = listRuns(workspace);
    ASSERT_TRUE(runs.ok());
    std::vector<std::string> listed;
    for (const RunSummary& run : *runs)
        listed.push_back(run.id);
    EXPECT_EQ(listed, made);
    EXPECT_EQ(runs->at(1).verb, "baseline");
    std::filesystem::remove_all(workspace.runs());
    EXPECT_TRUE(listRuns(workspace)->empty());
}

TEST_F(RunListTest, broken_runs_are_listed_with_their_problem)
{
    struct Case
    {
        const char* file;
        const char* content;
        const char* words;
    };
    const Case cases[] = {
        {"run.json", "{", "JSON was expected"},
        {"run.json", "[]", "no \"verb\""},
        {"run.json", "{\"verb\":\"train\"}", "no \"format\""},
        {"run.json", "{\"verb\":\"train\",\"format\":9}", "format 9"},
        {"state.json", "{}", "state.json"},
        {"state.json", "", "state.json"},
    };
    for (const Case& c : cases) {
        const std::string id = create("train").id();
        put(workspace.runs() / id / c.file, c.content);
        const auto run = findRun(workspace, id);
        ASSERT_TRUE(run.ok());
        EXPECT_EQ(run->status, RunStatus::Broken);
        EXPECT_NE(run->problem.find(c.words), std::string::npos) << run->problem;
        EXPECT_FALSE(run->resumable());
        const auto resumed = RunFolder::resume(workspace, id);
        ASSERT_FALSE(resumed.ok());
        EXPECT_EQ(resumed.error().message, run->problem);
        EXPECT_TRUE(showRun(workspace, id).ok());
    }
}

TEST_F(RunListTest, a_run_is_found_by_its_letters)
{
    const std::string id = create("train").id();
    std::string misspelt = id;
    misspelt[2] = 'x';
    const std::string letters = id.substr(id.size() - 4);
    EXPECT_EQ(findRun(workspace, letters)->id, id);
    for (const std::string& unknown : {misspelt, std::string("no"), std::string("../runs/") + id,
                                       letters.substr(1), std::string()}) {
        const auto run = findRun(workspace, unknown);
        ASSERT_FALSE(run.ok()) << unknown;
        EXPECT_EQ(run.error().kind, ErrorKind::BadInput);
    }
    EXPECT_NE(findRun(workspace, misspelt).error().message.find("the nearest is " + id),
              std::string::npos);
    std::filesystem::copy(workspace.runs() / id, workspace.runs() / ("copy-" + letters));
    EXPECT_NE(findRun(workspace, letters).error().message.find("whole id"), std::string::npos);
}

TEST_F(RunListTest, the_queue_is_first_come_first_served)
{
    EXPECT_FALSE(nextQueued(workspace)->has_value());
    std::vector<std::string> ids;
    for (int i = 0; i < 5; ++i)
        ids.push_back(create("train", RunState::Queued).id());
    for (const std::string& id : ids) {
        const auto next = nextQueued(workspace);
        ASSERT_TRUE(next.ok() && next->has_value());
        EXPECT_EQ((*next)->id, id);
        auto run = RunFolder::resume(workspace, id);
        ASSERT_TRUE(run.ok());
        ASSERT_TRUE(run->finish().ok());
    }
    EXPECT_FALSE(nextQueued(workspace)->has_value());
}

TEST_F(RunListTest, show_has_everything)
{
    RunFolder run = create("train");
    for (int step = 1; step <= 3; ++step)
        ASSERT_TRUE(run.event(StepEvent{step, 1.0 / step, 1e-4, notANumber}).ok());
    ASSERT_TRUE(run.event(MessageEvent{"info", "x"}).ok());
    ASSERT_TRUE(
        run.checkpoints({}, 0, {}).write(2, 0, [](const auto&) { return Result<void>(); }).ok());
    const auto shown = showRun(workspace, run.id());
    ASSERT_TRUE(shown.ok());
    EXPECT_EQ(shown->at("status"), "running");
    EXPECT_EQ(shown->at("request").at("verb"), "train");
    EXPECT_EQ(shown->at("checkpoints"), Json::array({2}));
    EXPECT_EQ(shown->at("latest_checkpoint"), 2);
    EXPECT_EQ(shown->at("events").dump(), R"({"step":3,"message":1})");
    EXPECT_EQ(shown->at("last_step").at("loss"), 1.0 / 3);
    EXPECT_EQ(shown->at("broken_lines"), 0);
}

} // namespace
} // namespace mesewright
