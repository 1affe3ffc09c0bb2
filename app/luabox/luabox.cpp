// SPDX-License-Identifier: Apache-2.0
#include "app/luabox/luabox.h"

#include "app/luabox/boxio.h"
#include "app/luabox/fixedseed.h"
#include "app/luabox/isolation.h"
#include "app/luabox/supervisor.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mesewright::luabox {

namespace {

namespace protocol = boxprotocol;
using Json = nlohmann::ordered_json;

/// Signals as a program expects them; whoever started us may have ignored some.
void resetSignals()
{
    for (int signal = 1; signal < NSIG; ++signal)
        ::signal(signal, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
}

/// Whatever else was open where we were started: no box holds another's pipe open.
void closeInherited()
{
    if (::syscall(SYS_close_range, 3, ~0U, 0) == 0)
        return;
    const long most = ::sysconf(_SC_OPEN_MAX);
    for (int other = 3; other < most; ++other)
        ::close(other);
}

/// /dev/null on a descriptor above 2; fills 0, 1 and 2 where they were closed.
int openNull()
{
    int null = 0;
    do {
        null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    } while (null >= 0 && null <= 2);
    return null;
}

bool sendHello(Json words)
{
    const std::string text = words.dump();
    const std::uint64_t size = text.size();
    std::string hello(protocol::greeting, protocol::greetingSize);
    hello.append(reinterpret_cast<const char*>(&size), sizeof size);
    return writeAll(STDOUT_FILENO, hello + text);
}

bool readJob(Job& job)
{
    protocol::JobHeader& head = job.limits;
    if (!readAll(STDIN_FILENO, &head, sizeof head))
        return false;
    std::uint64_t total = 0;
    for (const std::uint64_t size : {head.modSize, head.codeSize, head.behaviourSize}) {
        if (size > protocol::mostJobBytes)
            return false;
        total += size;
    }
    if (total > protocol::mostJobBytes || head.outputBytes > protocol::mostReplyBytes ||
        head.reportBytes > protocol::mostReplyBytes)
        return false;
    const auto take = [](std::string& text, std::uint64_t size) {
        text.resize(static_cast<std::size_t>(size));
        return readAll(STDIN_FILENO, text.data(), text.size());
    };
    job.nameLimits();
    return take(job.mod, head.modSize) && take(job.code, head.codeSize) &&
           take(job.behaviour, head.behaviourSize);
}

bool sendResult(JobResult result)
{
    result.head.logSize = result.log.size();
    result.head.bodySize = result.body.size();
    std::string reply(reinterpret_cast<const char*>(&result.head), sizeof result.head);
    reply += result.log;
    reply += result.body;
    return writeAll(STDOUT_FILENO, reply);
}

/// The box itself: it never runs a program, only its children do.
int answerJobs(std::span<const StubSource> stub, const Isolation& isolation, int null)
{
    Arena arena;
    LuaState lua;
    SystemCallFilter filter;
    std::string trouble = filter.build();
    if (trouble.empty() && !arena.reserve())
        trouble = "no address space can be set aside";
    if (trouble.empty())
        trouble = lua.open(arena, stub);
    if (!trouble.empty()) {
        sendHello({{"error", trouble}});
        return 1;
    }
    if (!sendHello({{"judge", luaName},
                    {"user_namespace", isolation.userNamespace},
                    {"mount_namespace", isolation.mountNamespace},
                    {"network_namespace", isolation.networkNamespace},
                    {"process_namespace", isolation.processNamespace},
                    {"empty_root", isolation.emptyRoot},
                    {"root", isolation.asRoot}}))
        return 1;
    while (true) {
        Job job;
        if (!readJob(job))
            return 0;
        auto result = superviseJob(lua, arena, job, filter, null);
        if (!result || !sendResult(std::move(*result)))
            return 0;
    }
}

} // namespace

int runLuabox(std::span<const StubSource> stub, char* const* arguments)
{
    fixAddresses(arguments);
    resetSignals();
    ::clearenv();
    // Dates are told in UTC; read now, since later there is no file to read a time zone from.
    ::setenv("TZ", "UTC0", 1);
    ::tzset();
    closeInherited();
    const int null = openNull();
    if (null < 0)
        return 1;
    const Isolation isolation = isolate();
    const pid_t box = ::fork();
    if (box == 0) {
        dropPrivileges(isolation);
        ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
        ::_exit(answerJobs(stub, isolation, null));
    }
    // The first process of a process namespace must be a child of the one that made it. This one
    // waits for it, and takes it along when it is killed.
    ::close(STDIN_FILENO);
    ::close(STDOUT_FILENO);
    if (box < 0)
        return 1;
    dropPrivileges(isolation);
    int status = 0;
    while (::waitpid(box, &status, 0) < 0 && errno == EINTR) {
    }
    // Nothing is to be tidied up, and without /proc a leak checker could not even look.
    ::_exit(WIFEXITED(status) ? WEXITSTATUS(status) : 1);
}

} // namespace mesewright::luabox
