// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/serverprocess.h"

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <poll.h>
extern "C" { // glibc 2.36 declares it without C linkage
#include <sys/pidfd.h>
}
#include <csignal>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace mesewright;
namespace fs = std::filesystem;

namespace {

using Cause = ServerEnd::Cause;

/// Shell commands in the place of a server: what holds for them holds for it.
class ServerProcess : public testing::Test
{
protected:
    void SetUp() override
    {
        outside = fs::temp_directory_path() /
                  ("mesewright-processtest-" + std::to_string(::getpid()) + "-" +
                   testing::UnitTest::GetInstance()->current_test_info()->name());
        fs::remove_all(outside);
        fs::create_directories(outside / "in");
        // As the runner does it: nobody may write here too, when root gives its rights up.
        fs::permissions(outside, fs::perms::all);
        fs::permissions(outside / "in", fs::perms::all);
    }
    void TearDown() override { fs::remove_all(outside); }

    Result<ServerEnd> shell(const std::string& script, const LineWatcher& watcher = {})
    {
        const ServerCommand command{
            {"/bin/sh", "-c", script}, {"PATH=/usr/bin:/bin"}, outside / "in", limits};
        return runServer(
            command, watcher ? watcher : [](std::string_view) { return LineUse{}; }, cancel);
    }

    fs::path outside;
    ServerLimits limits;
    CancelToken cancel;
};

TEST_F(ServerProcess, TellsHowItEnded)
{
    auto end = shell("echo to log >&2; echo to output; exit 3");
    ASSERT_TRUE(end) << end.error().message;
    EXPECT_EQ(end->cause, Cause::Exited);
    EXPECT_EQ(end->code, 3);
    EXPECT_EQ(end->log, "to log\n");
    EXPECT_EQ(end->output, "to output\n");
    EXPECT_GT(end->memory, 0);
    end = shell("kill -SEGV $$");
    ASSERT_TRUE(end);
    EXPECT_EQ(end->cause, Cause::Signal);
    EXPECT_EQ(end->code, SIGSEGV);
    end = shell("printf 'no line feed' >&2");
    ASSERT_TRUE(end);
    EXPECT_EQ(end->log, "no line feed\n");
}

TEST_F(ServerProcess, SaysWhatCannotBeStarted)
{
    const ServerCommand command{{"/nonexistent/server"}, {}, outside / "in", limits};
    const auto end = runServer(
        command, [](std::string_view) { return LineUse{}; }, cancel);
    ASSERT_FALSE(end);
    EXPECT_EQ(end.error().kind, ErrorKind::Machine);
    EXPECT_NE(end.error().message.find("/nonexistent/server"), std::string::npos);
}

TEST_F(ServerProcess, GivesACleanAndBareEnvironment)
{
    ::setenv("MESEWRIGHT_TEST_SECRET", "1", 1);
    const auto end = shell("env; pwd; ls /proc/self/fd | wc -l");
    ::unsetenv("MESEWRIGHT_TEST_SECRET");
    ASSERT_TRUE(end);
    EXPECT_EQ(end->output.find("SECRET"), std::string::npos);
    EXPECT_NE(end->output.find("PATH=/usr/bin:/bin\n"), std::string::npos);
    EXPECT_NE(end->output.find((outside / "in").string()), std::string::npos);
    // 0, 1, 2 and the folder that ls reads.
    EXPECT_TRUE(end->output.ends_with("\n4\n")) << end->output;
}

TEST_F(ServerProcess, EndsWhatGoesOverALimit)
{
    limits.wallSeconds = 0.3;
    auto end = shell("trap '' TERM; while :; do sleep 5; done");
    ASSERT_TRUE(end);
    EXPECT_EQ(end->cause, Cause::Wall);
    EXPECT_LT(end->seconds, 3);
    limits.wallSeconds = 30;
    limits.cpuSeconds = 1;
    end = shell("while :; do :; done");
    ASSERT_TRUE(end);
    EXPECT_EQ(end->cause, Cause::Cpu);
    limits.logBytes = 100000;
    for (const char* script : {"yes >&2", "yes"}) {
        end = shell(script);
        ASSERT_TRUE(end);
        EXPECT_EQ(end->cause, Cause::Log);
        EXPECT_LE(end->log.size(), 100000U);
        EXPECT_LE(end->output.size(), 100000U);
    }
    limits.diskBytes = 1 << 20;
    limits.cpuSeconds = 10;
    end = shell("i=0; while :; do i=$((i+1)); head -c 100000 /dev/zero >f$i; done");
    ASSERT_TRUE(end);
    EXPECT_EQ(end->cause, Cause::Disk);
    // A single file that is too large is cut at the limit.
    end = shell("rm -f f*; head -c 3000000 /dev/zero >big; wc -c <big");
    ASSERT_TRUE(end);
    EXPECT_NE(end->output.find("1048576"), std::string::npos) << end->output;
}

TEST_F(ServerProcess, LimitsMemory)
{
    limits.memory = std::int64_t{64} << 20;
    const auto end = shell("ulimit -v; ulimit -t; ulimit -c");
    ASSERT_TRUE(end);
    EXPECT_EQ(end->output, "65536\n5\n0\n");
}

TEST_F(ServerProcess, ReachesNoNetwork)
{
    const auto end = shell("readlink /proc/self/ns/net; cat /proc/net/dev | grep -c :");
    ASSERT_TRUE(end);
    std::array<char, 64> own{};
    ASSERT_GT(::readlink("/proc/self/ns/net", own.data(), own.size() - 1), 0);
    if (end->output.find(own.data()) != std::string::npos)
        GTEST_SKIP() << "this machine allows no network namespaces";
    EXPECT_NE(end->output.find("\n1\n"), std::string::npos) << end->output;
}

TEST_F(ServerProcess, WritesOnlyInItsFolder)
{
    const auto end = shell("echo x >inside; echo x >../canary; mkdir ../dir; mv inside ../moved; "
                           "echo y >/dev/null && ls");
    ASSERT_TRUE(end);
    EXPECT_EQ(end->output, "inside\n");
    if (::syscall(SYS_landlock_create_ruleset, nullptr, 0, 1) < 1)
        GTEST_SKIP() << "this kernel has no Landlock";
    EXPECT_FALSE(fs::exists(outside / "canary"));
    EXPECT_FALSE(fs::exists(outside / "dir"));
    EXPECT_FALSE(fs::exists(outside / "moved"));
}

TEST_F(ServerProcess, IsNotRoot)
{
    if (::geteuid() != 0)
        GTEST_SKIP() << "only root has rights to give up";
    const auto end = shell("grep -E '^(Uid|NoNewPrivs)' /proc/self/status");
    ASSERT_TRUE(end);
    EXPECT_NE(end->output.find("NoNewPrivs:\t1"), std::string::npos);
    std::ifstream map("/proc/self/uid_map");
    std::string words((std::istreambuf_iterator<char>(map)), {});
    if (words.find("4294967295") == std::string::npos)
        GTEST_SKIP() << "nobody is no user in this container";
    EXPECT_NE(end->output.find("Uid:\t65534\t65534\t65534"), std::string::npos) << end->output;
}

TEST_F(ServerProcess, WatchersTakeLinesAndSetTime)
{
    std::vector<std::string> seen;
    const auto end =
        shell("echo keep >&2; echo take >&2; exec sleep 20", [&](std::string_view line) {
            seen.emplace_back(line);
            const bool take = line == "take";
            return LineUse{take, take ? 0.1 : -1};
        });
    ASSERT_TRUE(end);
    EXPECT_EQ(seen, (std::vector<std::string>{"keep", "take"}));
    EXPECT_EQ(end->log, "keep\n");
    EXPECT_EQ(end->cause, Cause::Wall);
    EXPECT_LT(end->seconds, 5);
}

TEST_F(ServerProcess, StopsSoonWhenCancelled)
{
    std::chrono::steady_clock::time_point asked;
    const auto end = shell("echo ready >&2; exec sleep 20", [&](std::string_view) {
        asked = std::chrono::steady_clock::now();
        cancel.request();
        return LineUse{};
    });
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - asked).count();
    ASSERT_FALSE(end);
    EXPECT_EQ(end.error().kind, ErrorKind::Stopped);
    EXPECT_LT(seconds, 0.2);
}

TEST_F(ServerProcess, LeavesNoChildOfItsGroup)
{
    limits.wallSeconds = 0.5;
    pid_t child = 0;
    const auto end = shell("sleep 30 & echo $! >&2; wait", [&](std::string_view line) {
        child = std::atoi(std::string(line).c_str());
        return LineUse{};
    });
    ASSERT_TRUE(end);
    ASSERT_GT(child, 1);
    // It was killed with its group; init may not have reaped it yet.
    const int handle = ::pidfd_open(child, 0);
    if (handle >= 0) {
        pollfd ended{handle, POLLIN, 0};
        EXPECT_EQ(::poll(&ended, 1, 5000), 1);
        ::close(handle);
    }
}

TEST_F(ServerProcess, DiesWithItsParent)
{
    std::array<int, 2> ends{};
    ASSERT_EQ(::pipe(ends.data()), 0);
    const pid_t parent = ::fork();
    if (parent == 0) {
        (void)shell("echo $$ >&2; exec sleep 60", [&](std::string_view line) {
            const std::string text(line);
            (void)!::write(ends[1], text.data(), text.size());
            ::raise(SIGKILL);
            return LineUse{};
        });
        ::_exit(1);
    }
    std::array<char, 32> text{};
    ASSERT_GT(::read(ends[0], text.data(), text.size() - 1), 0);
    const pid_t server = std::atoi(text.data());
    ASSERT_GT(server, 1);
    const int handle = ::pidfd_open(server, 0);
    int status = 0;
    ASSERT_EQ(::waitpid(parent, &status, 0), parent);
    EXPECT_EQ(WTERMSIG(status), SIGKILL);
    if (handle >= 0) {
        pollfd ended{handle, POLLIN, 0};
        EXPECT_EQ(::poll(&ended, 1, 5000), 1);
        ::close(handle);
    }
    ::close(ends[0]);
    ::close(ends[1]);
}

} // namespace
