// SPDX-License-Identifier: Apache-2.0
#include "core/runs/runstate.h"

#include "core/runs/runcontrol.h"
#include "tests/core/base/testfolder.h"

namespace mesewright {
namespace {

TEST(RunState, names_come_back)
{
    for (const RunState state : {RunState::Queued, RunState::Running, RunState::Paused,
                                 RunState::Done, RunState::Failed, RunState::Stopped})
        EXPECT_EQ(runStateFromName(runStateName(state)), state);
    EXPECT_FALSE(runStateFromName("Running").has_value());
    EXPECT_FALSE(runStateFromName("").has_value());
}

TEST(RunState, the_file_comes_back)
{
    const TestFolder folder;
    RunStateFile state;
    state.state = RunState::Failed;
    state.pid = 4711;
    state.heartbeat = "2026-01-31T12:00:00Z";
    state.reason = "the disk is full";
    state.progress = {"training", "steps", 23, 60, 1.9, 19.5};
    ASSERT_TRUE(writeRunState(folder.path(), state).ok());
    const auto read = readRunState(folder.path());
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->state, state.state);
    EXPECT_EQ(read->pid, state.pid);
    EXPECT_EQ(read->heartbeat, state.heartbeat);
    EXPECT_EQ(read->reason, state.reason);
    EXPECT_EQ(read->progress.done, 23);
    EXPECT_EQ(read->progress.total, 60);
    EXPECT_EQ(read->progress.unit, "steps");
    EXPECT_EQ(read->progress.etaSeconds, 19.5);
    EXPECT_EQ(folder.names(), std::vector<std::string>{"state.json"});
}

TEST(RunState, a_bad_file_is_refused_or_read_with_care)
{
    const TestFolder folder;
    for (const char* content : {"", "[]", "{}", "{\"state\":7}", "{\"state\":\"walking\"}"}) {
        put(folder / "state.json", content);
        const auto read = readRunState(folder.path());
        ASSERT_FALSE(read.ok()) << content;
        EXPECT_EQ(read.error().kind, ErrorKind::BadInput);
        EXPECT_NE(read.error().message.find("state.json"), std::string::npos);
    }
    put(folder / "state.json",
        R"({"state":"running","pid":1e99,"done":-3,"total":"x","eta":null,"reason":[],"more":1})");
    const auto read = readRunState(folder.path());
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->pid, 0);
    EXPECT_EQ(read->progress.done, 0);
    EXPECT_EQ(read->progress.total, 0);
    EXPECT_EQ(read->progress.etaSeconds, -1);
}

TEST(RunControl, the_latest_wish_counts)
{
    const TestFolder folder;
    EXPECT_EQ(readRunAsk(folder.path()), RunAsk::Nothing);
    for (const RunAsk ask : {RunAsk::Stop, RunAsk::Hold, RunAsk::Release, RunAsk::Nothing}) {
        ASSERT_TRUE(askRun(folder.path(), ask).ok());
        EXPECT_EQ(readRunAsk(folder.path()), ask);
    }
    for (const char* content : {"", "[]", "{\"ask\":7}", "{\"ask\":\"dance\"}"}) {
        put(folder / "control.json", content);
        EXPECT_EQ(readRunAsk(folder.path()), RunAsk::Nothing) << content;
    }
}

} // namespace
} // namespace mesewright
