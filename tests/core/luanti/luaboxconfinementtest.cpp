// SPDX-License-Identifier: Apache-2.0
// What a shut-in child may do, asked of the kernel; and which of the bytes it sends are believed.
#include "app/luabox/confinement.h"
#include "app/luabox/supervisor.h"

#include <gtest/gtest.h>

#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mesewright::luabox {

namespace {

Job smallJob()
{
    Job job;
    job.limits = {200, 10000, 32 << 20, 4096, 4096, 0, 0, 0};
    job.nameLimits();
    return job;
}

/// How a child ends that is shut in and then does `act`.
int statusOf(const std::function<void()>& act)
{
    SystemCallFilter filter;
    EXPECT_EQ(filter.build(), "");
    int pipe[2];
    EXPECT_EQ(::pipe(pipe), 0);
    const int null = ::open("/dev/null", O_RDWR);
    const Job job = smallJob();
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child == 0) {
        if (!confineChild(job, filter, pipe[1], null, parent))
            ::_exit(99);
        act();
        ::_exit(7);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    for (const int descriptor : {pipe[0], pipe[1], null})
        ::close(descriptor);
    return status;
}

ChildFrame frameOf(const Token& token, ChildWord word, std::uint64_t size)
{
    return {token, word, size};
}

std::string bytesOf(const ChildFrame& frame, const std::string& body)
{
    return std::string(reinterpret_cast<const char*>(&frame), sizeof frame) + body;
}

} // namespace

TEST(LuaboxConfinement, allowsWhatComputingNeeds)
{
    const int status = statusOf([] {
        void* at =
            ::mmap(nullptr, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        std::memset(at, 1, 1 << 20);
        ::munmap(at, 1 << 20);
        timespec now{};
        ::clock_gettime(CLOCK_MONOTONIC, &now);
        if (::write(reportDescriptor, "x", 1) != 1)
            ::_exit(8);
    });
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 7) << status;
}

TEST(LuaboxConfinement, endsAnythingElse)
{
    const struct
    {
        const char* name;
        std::function<void()> act;
    } cases[] = {
        {"open", [] { ::syscall(SYS_openat, AT_FDCWD, "/etc/passwd", O_RDONLY, 0); }},
        {"socket", [] { ::syscall(SYS_socket, AF_INET, SOCK_STREAM, 0); }},
        {"clone", [] { ::syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0); }},
        {"execve", [] { ::syscall(SYS_execve, "/bin/true", nullptr, nullptr); }},
        {"kill", [] { ::syscall(SYS_kill, ::syscall(SYS_getppid), 0); }},
        {"kill itself", [] { ::syscall(SYS_kill, 0, SIGTERM); }},
        {"read", [] { ::syscall(SYS_read, 0, nullptr, 0); }},
        {"write elsewhere", [] { ::syscall(SYS_write, 1, "x", 1); }},
        {"writev", [] { ::syscall(SYS_writev, reportDescriptor, nullptr, 0); }},
        {"ptrace", [] { ::syscall(SYS_ptrace, 0, 0, 0, 0); }},
        {"prctl", [] { ::syscall(SYS_prctl, 1, 0, 0, 0, 0); }},
        {"setitimer", [] { ::syscall(SYS_setitimer, 2, nullptr, nullptr); }},
        {"sigaction", [] { ::syscall(SYS_rt_sigaction, SIGPROF, nullptr, nullptr, 8); }},
        {"setrlimit", [] { ::syscall(SYS_prlimit64, 0, 0, nullptr, nullptr); }},
        {"unshare", [] { ::syscall(SYS_unshare, 0); }},
        {"executable memory",
         [] { ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); }},
        {"mprotect to executable",
         [] {
             void* at = ::mmap(nullptr, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
             ::mprotect(at, 4096, PROT_READ | PROT_EXEC);
         }},
    };
    for (const auto& row : cases) {
        const int status = statusOf(row.act);
        EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS) << row.name << ' ' << status;
    }
}

TEST(LuaboxConfinement, endsByItsOwnClock)
{
    const int status = statusOf([] {
        volatile int turns = 0;
        while (turns >= 0)
            (void)turns;
    });
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF) << status;
}

TEST(LuaboxConfinement, believesOneFrameWithTheTokenOnly)
{
    Token token{};
    token.fill(0xAB);
    Token other = token;
    other[15] = 0;
    const std::string body = "{}";
    const std::string right = bytesOf(frameOf(token, ChildWord::Report, body.size()), body);
    const struct
    {
        const char* name;
        std::string sent;
        boxprotocol::Outcome outcome;
    } cases[] = {
        {"right", right, boxprotocol::Report},
        {"limit", bytesOf(frameOf(token, ChildWord::Limit, 2), body), boxprotocol::Limit},
        {"failure", bytesOf(frameOf(token, ChildWord::Failure, 2), body), boxprotocol::NoResult},
        {"nothing", "", boxprotocol::NoResult},
        {"half", right.substr(0, 20), boxprotocol::NoResult},
        {"head only", right.substr(0, sizeof(ChildFrame)), boxprotocol::NoResult},
        {"twice", right + right, boxprotocol::NoResult},
        {"a byte more", right + "x", boxprotocol::NoResult},
        {"a byte before", "x" + right, boxprotocol::NoResult},
        {"another token", bytesOf(frameOf(other, ChildWord::Report, 2), body),
         boxprotocol::NoResult},
        {"no token", bytesOf(frameOf(Token{}, ChildWord::Report, 2), body), boxprotocol::NoResult},
        {"unknown word", bytesOf(frameOf(token, ChildWord{9}, 2), body), boxprotocol::NoResult},
        {"huge size", bytesOf(frameOf(token, ChildWord::Report, ~0ULL), body),
         boxprotocol::NoResult},
    };
    for (const auto& row : cases) {
        JobResult result;
        judgeSent(result, row.sent, token, 0);
        EXPECT_EQ(result.head.outcome, row.outcome) << row.name;
        if (row.outcome == boxprotocol::NoResult) {
            EXPECT_TRUE(result.body.starts_with("ended without a result")) << row.name;
        }
    }
    JobResult result;
    judgeSent(result, "", token, SIGSYS);
    EXPECT_EQ(result.body, "ended without a result: it made a forbidden system call");
}

} // namespace mesewright::luabox
