// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/serverprocess.h"

#include "core/base/files.h"
#include "core/luanti/serverconfine.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
extern "C" { // glibc 2.36 declares it without C linkage
#include <sys/pidfd.h>
}
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace mesewright {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds lookEvery{50};
constexpr std::chrono::milliseconds weighEvery{250};
constexpr std::size_t mostTaken = std::size_t{64} << 20;
constexpr std::int64_t shortLine = 8192;
constexpr std::int64_t mostFiles = 1024;
constexpr int cannotStart = 127;

class Handle
{
public:
    explicit Handle(int value = -1) : m_value(value) {}
    Handle(Handle&& other) noexcept : m_value(std::exchange(other.m_value, -1)) {}
    Handle& operator=(Handle&& other) noexcept
    {
        std::swap(m_value, other.m_value);
        return *this;
    }
    ~Handle()
    {
        if (m_value >= 0)
            ::close(m_value);
    }
    [[nodiscard]] int get() const { return m_value; }
    void reset() { *this = Handle(); }

private:
    int m_value;
};

struct Pipe
{
    Handle reader;
    Handle writer;
};

Result<Pipe> makePipe()
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return machineLacks("a pipe to a server cannot be made: " + systemReason());
    const Handle reader(ends[0]);
    const Handle writer(ends[1]);
    // Not 0, 1 or 2, even when this process runs with those closed.
    Pipe pipe{Handle(::fcntl(reader.get(), F_DUPFD_CLOEXEC, 3)),
              Handle(::fcntl(writer.get(), F_DUPFD_CLOEXEC, 3))};
    if (pipe.reader.get() < 0 || pipe.writer.get() < 0)
        return machineLacks("a pipe to a server cannot be made: " + systemReason());
    ::fcntl(pipe.reader.get(), F_SETFL, O_NONBLOCK);
    return pipe;
}

std::vector<char*> pointers(const std::vector<std::string>& words)
{
    std::vector<char*> list;
    for (const std::string& word : words)
        list.push_back(const_cast<char*>(word.c_str()));
    list.push_back(nullptr);
    return list;
}

/// What the child needs, made before the fork: after it, nothing may allocate.
struct Child
{
    std::vector<char*> words;
    std::vector<char*> environment;
    const char* folder;
    const ServerLimits& limits;
    const WriteRules& rules;
    int output;
    int log;
    pid_t parent;
    uid_t user;
    gid_t group;

    [[noreturn]] void run() const
    {
        ::setsid();
        for (int signal = 1; signal < 32; ++signal)
            ::signal(signal, SIG_DFL);
        sigset_t none;
        sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
        const int nothing = ::open("/dev/null", O_RDONLY);
        ::dup2(nothing, 0);
        ::dup2(output, 1);
        ::dup2(log, 2);
        leaveNetwork(user, group);
        dropRoot(words[0], folder);
        limit(RLIMIT_CPU, limits.cpuSeconds, limits.cpuSeconds + 1);
        limit(RLIMIT_AS, limits.memory, limits.memory);
        limit(RLIMIT_FSIZE, limits.diskBytes, limits.diskBytes);
        limit(RLIMIT_CORE, 0, 0);
        limit(RLIMIT_NOFILE, 256, 256);
        // After the change of the user, which forgets it.
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent)
            ::_exit(cannotStart);
        ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        rules.put();
        if (::chdir(folder) != 0)
            ::_exit(cannotStart);
        ::syscall(SYS_close_range, 3, ~0U, 0);
        ::execve(words[0], words.data(), environment.data());
        ::_exit(cannotStart);
    }

private:
    static void limit(__rlimit_resource what, std::int64_t soft, std::int64_t hard)
    {
        const rlimit value{static_cast<rlim_t>(soft), static_cast<rlim_t>(hard)};
        ::setrlimit(what, &value);
    }
};

/// A started server. Its group is killed and it is reaped when this goes out of scope.
class Server
{
public:
    explicit Server(pid_t pid) : m_pid(pid) {}
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server() { end(); }

    /// Kills the group and reaps; the status is that of the server itself.
    void end()
    {
        if (m_pid <= 0)
            return;
        // Before reaping: until then nobody else can have the number.
        ::kill(-m_pid, SIGKILL);
        ::kill(m_pid, SIGKILL);
        while (::wait4(m_pid, &status, 0, &used) < 0 && errno == EINTR) {
        }
        m_pid = -1;
    }
    [[nodiscard]] pid_t pid() const { return m_pid; }

    int status = 0;
    rusage used{};

private:
    pid_t m_pid;
};

/// Cuts standard error into lines and keeps those that the watcher does not take.
class LogReader
{
public:
    LogReader(const LineWatcher& watcher, std::int64_t most) : m_watcher(watcher), m_most(most) {}

    /// New bytes; false when there are too many.
    bool add(std::string_view bytes)
    {
        m_rest += bytes;
        std::size_t begin = 0;
        for (std::size_t end = m_rest.find('\n'); end != std::string::npos;
             end = m_rest.find('\n', begin)) {
            line(std::string_view(m_rest).substr(begin, end - begin));
            begin = end + 1;
        }
        m_rest.erase(0, begin);
        // What is not yet a line may still be the watcher's, whose lines are short.
        return static_cast<std::int64_t>(log.size() + m_rest.size()) <= m_most + shortLine &&
               m_taken <= mostTaken;
    }

    void finish()
    {
        if (!m_rest.empty())
            line(m_rest);
        m_rest.clear();
        log.resize(std::min(log.size(), static_cast<std::size_t>(m_most)));
    }

    std::string log;
    double secondsLeft = -1;

private:
    void line(std::string_view text)
    {
        const LineUse use = m_watcher(text);
        if (use.secondsLeft >= 0)
            secondsLeft = use.secondsLeft;
        if (use.taken)
            m_taken += text.size();
        else
            log.append(text).append("\n");
    }

    const LineWatcher& m_watcher;
    std::int64_t m_most;
    std::string m_rest;
    std::size_t m_taken = 0;
};

/// Whether the files below `folder` are within the limit, in bytes and in number.
bool lightEnough(const std::filesystem::path& folder, std::int64_t most)
{
    std::error_code code;
    std::int64_t bytes = 0;
    std::int64_t files = 0;
    std::filesystem::recursive_directory_iterator entry(folder, code);
    for (; !code && entry != std::filesystem::recursive_directory_iterator();
         entry.increment(code)) {
        std::error_code gone;
        if (entry->is_regular_file(gone)) {
            const auto size = entry->file_size(gone);
            bytes += gone ? 0 : static_cast<std::int64_t>(size);
        }
        if (++files > mostFiles || bytes > most)
            return false;
    }
    return true;
}

/// Reads what is there; false at the end of the stream.
template <class Take>
bool drain(int handle, const Take& take)
{
    std::array<char, 65536> buffer;
    while (true) {
        const ssize_t got = ::read(handle, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno == EAGAIN;
        if (got == 0)
            return false;
        if (!take(std::string_view(buffer.data(), static_cast<std::size_t>(got))))
            return true;
    }
}

Result<pid_t> start(const ServerCommand& command, Pipe& output, Pipe& log)
{
    const WriteRules rules(command.folder);
    const Child child{pointers(command.words),
                      pointers(command.environment),
                      command.folder.c_str(),
                      command.limits,
                      rules,
                      output.writer.get(),
                      log.writer.get(),
                      ::getpid(),
                      ::getuid(),
                      ::getgid()};
    // Signals wait until the child has put back their defaults.
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    const pid_t pid = ::fork();
    if (pid == 0)
        child.run();
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    if (pid < 0)
        return machineLacks("a server cannot be started: " + systemReason());
    output.writer.reset();
    log.writer.reset();
    return pid;
}

} // namespace

Result<ServerEnd> runServer(const ServerCommand& command, const LineWatcher& watcher,
                            const CancelToken& cancel)
{
    MESEWRIGHT_TRY(Pipe output, makePipe());
    MESEWRIGHT_TRY(Pipe log, makePipe());
    const Clock::time_point begin = Clock::now();
    const auto after = [](Clock::time_point from, double seconds) {
        return from + std::chrono::duration_cast<Clock::duration>(
                          std::chrono::duration<double>(std::clamp(seconds, 0.0, 1e6)));
    };
    MESEWRIGHT_TRY(const pid_t pid, start(command, output, log));
    Server server(pid);
    const Handle ended(::pidfd_open(pid, 0));
    if (ended.get() < 0)
        return machineLacks(command.words[0] + ": cannot be watched: " + systemReason());

    ServerEnd result;
    LogReader reader(watcher, command.limits.logBytes);
    Clock::time_point deadline = after(begin, command.limits.wallSeconds);
    Clock::time_point weighed = begin;
    bool outputOpen = true;
    bool logOpen = true;
    bool tooMuch = false;
    bool finished = false;
    while (!finished) {
        std::array<pollfd, 3> wanted{pollfd{ended.get(), POLLIN, 0},
                                     pollfd{logOpen ? log.reader.get() : -1, POLLIN, 0},
                                     pollfd{outputOpen ? output.reader.get() : -1, POLLIN, 0}};
        ::poll(wanted.data(), wanted.size(), static_cast<int>(lookEvery.count()));
        // The end is noted before reading, so whatever the server wrote is taken first.
        finished = wanted[0].revents != 0;
        if (logOpen) {
            logOpen = drain(log.reader.get(), [&](std::string_view bytes) {
                tooMuch = tooMuch || !reader.add(bytes);
                return !tooMuch;
            });
        }
        if (outputOpen) {
            outputOpen = drain(output.reader.get(), [&](std::string_view bytes) {
                result.output += bytes;
                tooMuch = tooMuch ||
                          static_cast<std::int64_t>(result.output.size()) > command.limits.logBytes;
                return !tooMuch;
            });
        }
        const Clock::time_point now = Clock::now();
        if (reader.secondsLeft >= 0)
            deadline = after(now, std::exchange(reader.secondsLeft, -1));
        if (cancel.requested())
            return stopped();
        if (tooMuch) {
            result.cause = ServerEnd::Cause::Log;
            break;
        }
        if (!finished && now - weighed >= weighEvery) {
            weighed = now;
            if (!lightEnough(command.folder, command.limits.diskBytes)) {
                result.cause = ServerEnd::Cause::Disk;
                break;
            }
        }
        if (!finished && now >= deadline) {
            result.cause = ServerEnd::Cause::Wall;
            break;
        }
    }
    server.end();
    reader.finish();
    result.log = std::move(reader.log);
    result.output.resize(
        std::min(result.output.size(), static_cast<std::size_t>(command.limits.logBytes)));
    result.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    result.memory = std::int64_t{server.used.ru_maxrss} * 1024;
    if (result.cause != ServerEnd::Cause::Exited)
        return result;
    result.code = WIFSIGNALED(server.status) ? WTERMSIG(server.status) : WEXITSTATUS(server.status);
    if (WIFSIGNALED(server.status)) {
        result.cause = result.code == SIGXCPU   ? ServerEnd::Cause::Cpu
                       : result.code == SIGXFSZ ? ServerEnd::Cause::Disk
                                                : ServerEnd::Cause::Signal;
    } else if (result.code == cannotStart) {
        return machineLacks(command.words[0] + ": cannot be started in " + command.folder.string() +
                            "; try it by hand with --version");
    }
    return result;
}

} // namespace mesewright
