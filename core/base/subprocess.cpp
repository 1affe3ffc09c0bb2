// SPDX-License-Identifier: Apache-2.0
#include "core/base/subprocess.h"

#include "core/base/files.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
extern "C" { // glibc 2.36 declares it without C linkage
#include <sys/pidfd.h>
}
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

extern char** environ;

namespace mesewright {

namespace {

/// One end of a pipe or another handle; closed with the scope.
class Handle
{
public:
    Handle() = default;
    explicit Handle(int value) : m_value(value) {}
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
    [[nodiscard]] int release() { return std::exchange(m_value, -1); }
    void reset() { *this = Handle(); }

private:
    int m_value = -1;
};

struct Pipe
{
    Handle reader;
    Handle writer;
};

/// A pipe whose ends are not 0, 1 or 2, even when the parent runs with those closed.
Result<Pipe> makePipe()
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return machineLacks("a pipe to a child program cannot be made: " + systemReason());
    const Handle reader(ends[0]);
    const Handle writer(ends[1]);
    Pipe pipe{Handle(::fcntl(reader.get(), F_DUPFD_CLOEXEC, 3)),
              Handle(::fcntl(writer.get(), F_DUPFD_CLOEXEC, 3))};
    if (pipe.reader.get() < 0 || pipe.writer.get() < 0)
        return machineLacks("a pipe to a child program cannot be made: " + systemReason());
    return pipe;
}

struct Spawn
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;

    Spawn()
    {
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
        // A group of its own: Ctrl-C at the terminal is for us, and we end the child ourselves.
        posix_spawnattr_setpgroup(&attributes, 0);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&attributes, &none);
        sigset_t defaults;
        sigemptyset(&defaults);
        for (const int signal : {SIGPIPE, SIGINT, SIGTERM, SIGXFSZ})
            sigaddset(&defaults, signal);
        posix_spawnattr_setsigdefault(&attributes, &defaults);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK |
                                                  POSIX_SPAWN_SETSIGDEF);
    }
    Spawn(const Spawn&) = delete;
    Spawn& operator=(const Spawn&) = delete;
    ~Spawn()
    {
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }

    /// The child's pid, or the reason why there is none.
    Result<int> run(const std::vector<std::string>& command,
                    ChildEnvironment environment = ChildEnvironment::Inherited)
    {
        char* const nothing[] = {nullptr};
        std::vector<char*> words;
        for (const std::string& word : command)
            words.push_back(const_cast<char*>(word.c_str()));
        words.push_back(nullptr);
        pid_t pid = -1;
        const int reason =
            ::posix_spawnp(&pid, words[0], &actions, &attributes, words.data(),
                           environment == ChildEnvironment::Empty ? nothing : environ);
        if (reason != 0) {
            return machineLacks(command[0] + ": cannot be started: " + std::strerror(reason) +
                                "; install it or build it anew");
        }
        return static_cast<int>(pid);
    }
};

int waitFor(int pid)
{
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/// Keeps a broken pipe from ending this process, without touching the handlers of others.
class BrokenPipeGuard
{
public:
    BrokenPipeGuard()
    {
        sigemptyset(&m_set);
        sigaddset(&m_set, SIGPIPE);
        sigset_t pending;
        sigpending(&pending);
        m_wasPending = sigismember(&pending, SIGPIPE) == 1;
        pthread_sigmask(SIG_BLOCK, &m_set, &m_old);
    }
    BrokenPipeGuard(const BrokenPipeGuard&) = delete;
    BrokenPipeGuard& operator=(const BrokenPipeGuard&) = delete;
    ~BrokenPipeGuard()
    {
        if (!m_wasPending) {
            const timespec now = {};
            sigtimedwait(&m_set, nullptr, &now);
        }
        pthread_sigmask(SIG_SETMASK, &m_old, nullptr);
    }

private:
    sigset_t m_set;
    sigset_t m_old;
    bool m_wasPending = false;
};

constexpr std::size_t mostCommandOutput = std::size_t{64} << 20;

} // namespace

Result<ChildProcess> ChildProcess::start(const std::filesystem::path& program,
                                         const std::vector<std::string>& arguments,
                                         ChildEnvironment environment)
{
    MESEWRIGHT_TRY(Pipe input, makePipe());
    MESEWRIGHT_TRY(Pipe output, makePipe());
    Spawn spawn;
    posix_spawn_file_actions_adddup2(&spawn.actions, input.reader.get(), 0);
    posix_spawn_file_actions_adddup2(&spawn.actions, output.writer.get(), 1);
    std::vector<std::string> command{program.string()};
    command.insert(command.end(), arguments.begin(), arguments.end());
    MESEWRIGHT_TRY(const int pid, spawn.run(command, environment));
    ChildProcess child;
    child.m_pid = pid;
    child.m_input = input.writer.release();
    child.m_output = output.reader.release();
    return child;
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_pid(std::exchange(other.m_pid, -1)), m_input(std::exchange(other.m_input, -1)),
      m_output(std::exchange(other.m_output, -1))
{
}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept
{
    if (this != &other) {
        stop();
        m_pid = std::exchange(other.m_pid, -1);
        m_input = std::exchange(other.m_input, -1);
        m_output = std::exchange(other.m_output, -1);
    }
    return *this;
}

ChildProcess::~ChildProcess()
{
    stop();
}

void ChildProcess::stop()
{
    closePipes();
    if (m_pid > 0) {
        ::kill(m_pid, SIGKILL);
        waitFor(std::exchange(m_pid, -1));
    }
}

Result<void> ChildProcess::write(std::string_view bytes)
{
    if (m_pid <= 0)
        return internalError("a child program that does not run was written to");
    const BrokenPipeGuard guard;
    while (!bytes.empty()) {
        const ssize_t count = ::write(m_input, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return internalError("a child program ended too early: " + systemReason());
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
}

Result<std::string> ChildProcess::readExactly(std::size_t count)
{
    if (m_pid <= 0)
        return internalError("a child program that does not run was read from");
    std::string out;
    std::array<char, 65536> buffer;
    while (out.size() < count) {
        const ssize_t got =
            ::read(m_output, buffer.data(), std::min(buffer.size(), count - out.size()));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return internalError("a child program cannot be read from: " + systemReason());
        if (got == 0)
            return internalError("a child program ended before its answer was complete");
        out.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return out;
}

void ChildProcess::makeNonBlocking()
{
    for (const int descriptor : {m_input, m_output})
        ::fcntl(descriptor, F_SETFL, O_NONBLOCK);
}

Result<std::size_t> ChildProcess::writeSome(std::string_view bytes)
{
    const BrokenPipeGuard guard;
    ssize_t count = 0;
    do {
        count = ::write(m_input, bytes.data(), bytes.size());
    } while (count < 0 && errno == EINTR);
    if (count < 0 && errno != EAGAIN)
        return internalError("a child program ended too early: " + systemReason());
    return static_cast<std::size_t>(std::max<ssize_t>(count, 0));
}

Result<std::string> ChildProcess::readSome(std::size_t most)
{
    std::array<char, 65536> buffer;
    ssize_t count = 0;
    do {
        count = ::read(m_output, buffer.data(), std::min(most, buffer.size()));
    } while (count < 0 && errno == EINTR);
    if (count == 0)
        return internalError("a child program ended before its answer was complete");
    if (count < 0 && errno != EAGAIN)
        return internalError("a child program cannot be read from: " + systemReason());
    return std::string(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
}

void ChildProcess::closePipes()
{
    for (int* end : {&m_input, &m_output}) {
        if (*end >= 0)
            ::close(std::exchange(*end, -1));
    }
}

bool ChildProcess::waitForEnd(double seconds)
{
    if (m_pid <= 0)
        return true;
    using Clock = std::chrono::steady_clock;
    const auto deadline = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                             std::chrono::duration<double>(seconds));
    const Handle ended(::pidfd_open(m_pid, 0));
    pollfd wanted{ended.get(), POLLIN, 0};
    while (ended.get() >= 0 && wanted.revents == 0) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
        if (left.count() <= 0)
            return false;
        ::poll(&wanted, 1, static_cast<int>(left.count()));
    }
    if (ended.get() < 0)
        return false;
    waitFor(std::exchange(m_pid, -1));
    return true;
}

Result<CommandOutput> runCommand(const std::vector<std::string>& command, double timeoutSeconds)
{
    if (command.empty())
        return internalError("a command without a program was asked for");
    MESEWRIGHT_TRY(Pipe output, makePipe());
    Spawn spawn;
    posix_spawn_file_actions_adddup2(&spawn.actions, output.writer.get(), 1);
    posix_spawn_file_actions_addopen(&spawn.actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&spawn.actions, 2, "/dev/null", O_WRONLY, 0);
    MESEWRIGHT_TRY(const int pid, spawn.run(command));
    output.writer.reset();
    const auto end = [&](Error error) {
        ::kill(-pid, SIGKILL);
        waitFor(pid);
        return error;
    };

    using Clock = std::chrono::steady_clock;
    const Handle ended(::pidfd_open(pid, 0));
    if (ended.get() < 0)
        return end(machineLacks(command[0] + ": cannot be watched: " + systemReason()));
    const auto deadline =
        Clock::now() + std::chrono::duration_cast<Clock::duration>(
                           std::chrono::duration<double>(std::clamp(timeoutSeconds, 0.0, 1e6)));
    ::fcntl(output.reader.get(), F_SETFL, O_NONBLOCK);
    CommandOutput result;
    std::array<char, 65536> buffer;
    bool open = true;
    while (true) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0) {
            return end(machineLacks(command[0] + ": did not end within " +
                                    std::to_string(timeoutSeconds) + " s"));
        }
        std::array<pollfd, 2> wanted{pollfd{ended.get(), POLLIN, 0},
                                     pollfd{open ? output.reader.get() : -1, POLLIN, 0}};
        ::poll(wanted.data(), wanted.size(), static_cast<int>(left));
        // The end is noted before reading, so whatever the command wrote is taken first.
        const bool finished = wanted[0].revents != 0;
        while (open) {
            const ssize_t got = ::read(output.reader.get(), buffer.data(), buffer.size());
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0 && errno == EAGAIN)
                break;
            if (got <= 0) {
                open = false;
                break;
            }
            result.standardOutput.append(buffer.data(), static_cast<std::size_t>(got));
            if (result.standardOutput.size() > mostCommandOutput)
                return end(machineLacks(command[0] + ": wrote more than 64 MiB"));
        }
        if (finished) {
            result.exitCode = waitFor(pid);
            return result;
        }
    }
}

std::filesystem::path programFolder()
{
    std::error_code code;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", code);
    return code ? std::filesystem::path(".") : program.parent_path();
}

} // namespace mesewright
