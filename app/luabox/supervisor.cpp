// SPDX-License-Identifier: Apache-2.0
#include "app/luabox/supervisor.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mesewright::luabox {

namespace {

using Clock = std::chrono::steady_clock;
namespace protocol = boxprotocol;

/// Memory that is shared with one child, for its log.
class LogMemory
{
public:
    explicit LogMemory(std::uint64_t capacity) : m_size(SharedLog::mappedSize(capacity))
    {
        void* at =
            ::mmap(nullptr, m_size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (at == MAP_FAILED)
            return;
        m_log = static_cast<SharedLog*>(at);
        m_log->capacity = capacity;
    }
    LogMemory(const LogMemory&) = delete;
    LogMemory& operator=(const LogMemory&) = delete;
    ~LogMemory()
    {
        if (m_log)
            ::munmap(m_log, m_size);
    }
    [[nodiscard]] SharedLog* get() const { return m_log; }
    /// The child is not believed: what it may have written there only counts up to the capacity.
    [[nodiscard]] std::string text() const
    {
        const std::uint64_t most = m_size - sizeof(SharedLog);
        return {m_log->bytes(), static_cast<std::size_t>(std::min(m_log->used, most))};
    }

private:
    std::size_t m_size;
    SharedLog* m_log = nullptr;
};

enum class End { Closed, WallTime, TooMuch, Abandoned };

/// Reads what the child sends until it closes its end.
End readChild(int report, std::size_t most, Clock::time_point deadline, std::string& out)
{
    std::array<char, 65536> buffer;
    while (true) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
        if (left.count() <= 0)
            return End::WallTime;
        // Standard input is asked for nothing but its end.
        std::array<pollfd, 2> wanted{pollfd{report, POLLIN, 0}, pollfd{STDIN_FILENO, 0, 0}};
        if (::poll(wanted.data(), wanted.size(), static_cast<int>(left.count())) < 0)
            continue;
        if (wanted[1].revents != 0)
            return End::Abandoned;
        if (wanted[0].revents == 0)
            continue;
        const ssize_t got = ::read(report, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return End::Closed;
        out.append(buffer.data(), static_cast<std::size_t>(got));
        if (out.size() > most)
            return End::TooMuch;
    }
}

void set(JobResult& result, protocol::Outcome outcome, std::string body)
{
    result.head.outcome = outcome;
    result.body = std::move(body);
}

std::string endWords(int status)
{
    constexpr char words[] = "ended without a result";
    if (!WIFSIGNALED(status))
        return words;
    if (WTERMSIG(status) == SIGSYS)
        return std::string(words) + ": it made a forbidden system call";
    return std::string(words) + " by signal " + std::to_string(WTERMSIG(status));
}

std::uint64_t microseconds(const timeval& time)
{
    return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000 +
           static_cast<std::uint64_t>(time.tv_usec);
}

JobResult failure(protocol::Outcome outcome, const char* sentence)
{
    JobResult result;
    set(result, outcome, sentence);
    return result;
}

} // namespace

void judgeSent(JobResult& result, const std::string& sent, const Token& token, int status)
{
    ChildFrame frame{};
    if (sent.size() < sizeof frame) {
        set(result, protocol::NoResult, endWords(status));
        return;
    }
    std::memcpy(&frame, sent.data(), sizeof frame);
    if (frame.token != token || frame.size != sent.size() - sizeof frame) {
        set(result, protocol::NoResult, endWords(status));
        return;
    }
    std::string body = sent.substr(sizeof frame);
    if (frame.word == ChildWord::Report)
        set(result, protocol::Report, std::move(body));
    else if (frame.word == ChildWord::Limit)
        set(result, protocol::Limit, std::move(body));
    else if (frame.word == ChildWord::Failure)
        set(result, protocol::NoResult, "ended without a result: " + body);
    else
        set(result, protocol::NoResult, endWords(status));
}

std::optional<JobResult> superviseJob(LuaState& lua, Arena& arena, const Job& job,
                                      const SystemCallFilter& filter, int null)
{
    const LogMemory log(job.limits.outputBytes);
    Token token{};
    std::array<int, 2> pipe{};
    if (!log.get() || ::getrandom(token.data(), token.size(), 0) != ssize_t{token.size()} ||
        ::pipe2(pipe.data(), O_CLOEXEC) != 0)
        return failure(protocol::NotStarted,
                       "this machine has no memory or no files left; close other programs");
    const int self = ::getpid();
    const auto began = Clock::now();
    const pid_t child = ::fork();
    if (child == 0) {
        childChannel().open(reportDescriptor, token, log.get(), job.outputLimit, job.memoryLimit);
        if (!confineChild(job, filter, pipe[1], null, self))
            ::_exit(2);
        runJob(lua, arena, job);
    }
    ::close(pipe[1]);
    if (child < 0) {
        ::close(pipe[0]);
        return failure(protocol::NotStarted, "this machine lets no further process start; close "
                                             "other programs or run fewer at once");
    }
    std::string sent;
    const std::size_t most = sizeof(ChildFrame) + static_cast<std::size_t>(job.limits.reportBytes);
    const End end = readChild(pipe[0], most,
                              began + std::chrono::milliseconds(job.limits.wallMilliseconds), sent);
    ::close(pipe[0]);
    // Killing one that is ending anyway does not change how it ended.
    ::kill(-child, SIGKILL);
    ::kill(child, SIGKILL);
    int status = 0;
    rusage used{};
    while (::wait4(child, &status, 0, &used) < 0 && errno == EINTR) {
    }
    if (end == End::Abandoned)
        return std::nullopt;

    JobResult result;
    const auto wall = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began);
    result.head.wallMicroseconds = static_cast<std::uint64_t>(wall.count());
    result.head.cpuMicroseconds = microseconds(used.ru_utime) + microseconds(used.ru_stime);
    result.head.peakBytes = static_cast<std::uint64_t>(used.ru_maxrss) * 1024;
    const bool ownClock =
        WIFSIGNALED(status) && (WTERMSIG(status) == SIGPROF || WTERMSIG(status) == SIGXCPU);
    const bool spent = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL &&
                       result.head.cpuMicroseconds >= job.limits.cpuMilliseconds * 1000;
    if (end == End::WallTime)
        set(result, protocol::Limit, job.wallLimit);
    else if (ownClock || (end == End::Closed && spent))
        set(result, protocol::Limit, job.cpuLimit);
    else if (WIFEXITED(status) && WEXITSTATUS(status) == 2 && sent.empty())
        set(result, protocol::NotStarted,
            "the sandbox could not shut its child in; use a kernel with seccomp filters "
            "(CONFIG_SECCOMP_FILTER)");
    else
        judgeSent(result, sent, token, status);
    result.log = log.text();
    return result;
}

} // namespace mesewright::luabox
