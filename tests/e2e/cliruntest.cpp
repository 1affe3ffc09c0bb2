// SPDX-License-Identifier: Apache-2.0
#include "core/runs/runfolder.h"
#include "core/runs/workspace.h"
#include "tests/e2e/clirunner.h"

#include <gtest/gtest.h>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace mesewright::test {
namespace {

/// A process that works on a run until it is asked to stop by SIGTERM. The test reads one byte
/// once it has begun.
int startWorker(const Workspace& workspace, int ready)
{
    const int pid = ::fork();
    if (pid != 0)
        return pid;
    sigset_t term;
    sigemptyset(&term);
    sigaddset(&term, SIGTERM);
    sigprocmask(SIG_BLOCK, &term, nullptr);
    Result<RunFolder> run = RunFolder::create(workspace, "train", Json::object());
    const bool told = run && ::write(ready, "x", 1) == 1;
    int signal = 0;
    if (told && sigwait(&term, &signal) == 0)
        static_cast<void>(run->end(stopped()));
    ::_exit(0);
}

TEST(CliRuns, lists_shows_and_stops)
{
    TestFolder folder;
    const Workspace workspace = openOrMakeWorkspace(folder.path()).value();
    const auto runs = [&](const std::string& verb, const std::string& id = {}) {
        std::vector<std::string> words{"runs", verb, "--workspace", folder.path(), "--json"};
        if (!id.empty())
            words.push_back(id);
        return runCli(words);
    };
    EXPECT_TRUE(runs("list").json()["runs"].empty());

    int pipe[2] = {};
    ASSERT_EQ(::pipe(pipe), 0);
    const int worker = startWorker(workspace, pipe[1]);
    char byte = 0;
    ASSERT_EQ(::read(pipe[0], &byte, 1), 1);

    const Json list = runs("list").json();
    ASSERT_EQ(list["runs"].size(), 1u) << list;
    const std::string id = list["runs"][0]["id"];
    EXPECT_EQ(list["runs"][0]["status"], "running");
    const Json shown = runs("show", id.substr(id.size() - 4)).json();
    EXPECT_EQ(shown["id"], id);
    EXPECT_EQ(shown["verb"], "train");

    const CliResult stop = runs("stop", id);
    EXPECT_EQ(::waitpid(worker, nullptr, 0), worker);
    EXPECT_EQ(stop.code, 0) << stop.err;
    EXPECT_EQ(stop.json()["ended"], true) << stop.out;
    EXPECT_EQ(stop.json()["status"], "stopped") << stop.out;
    EXPECT_EQ(runs("stop", id).json()["status"], "stopped");

    const CliResult inspected = runCli({"inspect", folder.file("runs/" + id), "--json"});
    EXPECT_EQ(inspected.json()["kind"], "run") << inspected.err;
    const CliResult unknown = runs("show", "zzzz");
    EXPECT_EQ(unknown.code, 2);
    EXPECT_NE(unknown.err.find("has no run \"zzzz\""), std::string::npos) << unknown.err;
    ::close(pipe[0]);
    ::close(pipe[1]);
}

} // namespace
} // namespace mesewright::test
