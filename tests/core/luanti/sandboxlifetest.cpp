// SPDX-License-Identifier: Apache-2.0
// Starts, deaths and ends: no process of a sandbox is left behind.
#include "core/base/text.h"
#include "core/luanti/sandbox.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <fstream>
#include <sstream>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace mesewright {

namespace {

using Clock = std::chrono::steady_clock;
const std::string box = split(MESEWRIGHT_TEST_BOXES, ':').front();

SandboxOptions patient(int jobs)
{
    SandboxOptions options{box, jobs, {}};
    options.limits.cpuSeconds = 60;
    options.limits.wallSeconds = 60;
    return options;
}

double secondsSince(Clock::time_point began)
{
    return std::chrono::duration<double>(Clock::now() - began).count();
}

std::vector<pid_t> childrenOf(pid_t process)
{
    const std::string id = std::to_string(process);
    std::ifstream file("/proc/" + id + "/task/" + id + "/children");
    std::vector<pid_t> children;
    for (pid_t child = 0; file >> child;)
        children.push_back(child);
    return children;
}

/// Until `found` says so, at most ten seconds.
template <class Condition>
bool eventually(const Condition& found)
{
    const auto began = Clock::now();
    while (!found()) {
        if (secondsSince(began) > 10)
            return false;
        std::this_thread::yield();
    }
    return true;
}

/// Reaps whatever is left of processes below this one; true when all have ended within seconds.
bool noneLeft()
{
    return eventually([] {
        while (::waitpid(-1, nullptr, WNOHANG) > 0) {
        }
        return ::waitpid(-1, nullptr, WNOHANG) < 0 && errno == ECHILD;
    });
}

/// The processes below this one come to it when their own parents die.
class SandboxLife : public testing::Test
{
protected:
    void SetUp() override
    {
        ::prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
        if (!std::filesystem::exists("/proc/self/task/" + std::to_string(::getpid()) + "/children"))
            GTEST_SKIP() << "this kernel does not list the children of a process";
    }
};

const std::vector<ModProgram> endless(4, ModProgram{"mymod", "while true do end", Json::array()});

/// A program is running below: box, its second process, and the child.
bool programRuns()
{
    for (const pid_t first : childrenOf(::getpid())) {
        for (const pid_t second : childrenOf(first)) {
            if (!childrenOf(second).empty())
                return true;
        }
    }
    return false;
}

} // namespace

TEST_F(SandboxLife, stopsSoonWhenAsked)
{
    Sandbox sandbox(patient(2));
    const CancelToken cancel;
    Clock::time_point asked;
    std::thread asker([&] {
        EXPECT_TRUE(eventually(programRuns));
        asked = Clock::now();
        cancel.request();
    });
    const auto runs = sandbox.run(endless, cancel);
    asker.join();
    EXPECT_LT(secondsSince(asked), 1.0); // 0.1 s where nothing else keeps the processors busy
    ASSERT_FALSE(runs);
    EXPECT_EQ(runs.error().kind, ErrorKind::Stopped);
    EXPECT_TRUE(noneLeft());

    const ModProgram fine;
    const auto after = sandbox.run({&fine, 1}, {});
    ASSERT_TRUE(after) << after.error().message;
    EXPECT_EQ(after->at(0).state, ModRun::State::Loaded);
}

TEST_F(SandboxLife, leavesNoProcessBehind)
{
    {
        Sandbox sandbox(patient(3));
        ASSERT_TRUE(sandbox.features());
        EXPECT_FALSE(childrenOf(::getpid()).empty());
    }
    EXPECT_TRUE(noneLeft());
}

TEST_F(SandboxLife, endsWithItsOwner)
{
    const pid_t owner = ::fork();
    if (owner == 0) {
        Sandbox sandbox(patient(2));
        (void)sandbox.run(endless, {});
        ::_exit(0);
    }
    ASSERT_TRUE(eventually([&] {
        for (const pid_t first : childrenOf(owner)) {
            for (const pid_t second : childrenOf(first)) {
                if (!childrenOf(second).empty())
                    return true;
            }
        }
        return false;
    }));
    ::kill(owner, SIGKILL);
    EXPECT_TRUE(noneLeft());
}

TEST_F(SandboxLife, outlivesTheDeathOfABox)
{
    SandboxOptions options = patient(1);
    options.limits.cpuSeconds = 0.3;
    Sandbox sandbox(options);
    ASSERT_TRUE(sandbox.features());
    // Idle: killed before it gets its job.
    for (const pid_t child : childrenOf(::getpid()))
        ::kill(child, SIGKILL);
    const ModProgram fine;
    const auto idle = sandbox.run({&fine, 1}, {});
    ASSERT_TRUE(idle) << idle.error().message;
    EXPECT_EQ(idle->at(0).state, ModRun::State::Loaded);

    // Busy: once, then the job is given to another box; always, then it has failed.
    for (const bool always : {false, true}) {
        std::atomic<bool> done = false;
        std::thread killer([&] {
            do {
                eventually([&] { return done || programRuns(); });
                for (const pid_t child : childrenOf(::getpid())) {
                    if (!done)
                        ::kill(child, SIGKILL);
                }
                eventually([&] { return done || !programRuns(); });
            } while (always && !done);
        });
        const auto runs = sandbox.run({endless.data(), 1}, {});
        done = true;
        killer.join();
        ASSERT_TRUE(runs) << runs.error().message;
        EXPECT_EQ(runs->at(0).state, always ? ModRun::State::Failed : ModRun::State::Limit);
        EXPECT_EQ(runs->at(0).reason,
                  always ? "ended without a result: the sandbox died with it, twice"
                         : "CPU time of 0.3 s");
    }
}

TEST_F(SandboxLife, isNotBoundToTheThreadThatStartedIt)
{
    Sandbox sandbox(patient(2));
    std::thread([&] { ASSERT_TRUE(sandbox.features()); }).join();
    const std::vector<pid_t> before = childrenOf(::getpid());
    const ModProgram fine;
    const auto runs = sandbox.run({&fine, 1}, {});
    ASSERT_TRUE(runs) << runs.error().message;
    EXPECT_EQ(runs->at(0).state, ModRun::State::Loaded);
    EXPECT_EQ(childrenOf(::getpid()), before);
}

} // namespace mesewright
