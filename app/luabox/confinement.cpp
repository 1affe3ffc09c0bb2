// SPDX-License-Identifier: Apache-2.0
#include "app/luabox/confinement.h"

#include "app/luabox/arena.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

namespace mesewright::luabox {

namespace {

// For what stands beside Lua's own memory: the program, its libraries, the report being written.
constexpr std::uint64_t programBytes = std::uint64_t{512} << 20;
constexpr std::uint64_t stackBytes = std::uint64_t{8} << 20;

bool addRules(scmp_filter_ctx filter)
{
    constexpr int always[] = {
        SCMP_SYS(exit),
        SCMP_SYS(exit_group),
        SCMP_SYS(brk),
        SCMP_SYS(munmap),
        SCMP_SYS(mremap),
        SCMP_SYS(madvise),
        SCMP_SYS(futex),
        SCMP_SYS(clock_gettime),
        SCMP_SYS(gettimeofday),
        SCMP_SYS(rt_sigreturn),
        SCMP_SYS(rt_sigprocmask),
        SCMP_SYS(restart_syscall),
#if defined(__SANITIZE_ADDRESS__)
        SCMP_SYS(sigaltstack), // asked for by AddressSanitizer before the process ends
#endif
    };
    for (const int call : always) {
        if (::seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) != 0)
            return false;
    }
    const auto executable = static_cast<scmp_datum_t>(PROT_EXEC);
    for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
        if (::seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1,
                               SCMP_A2(SCMP_CMP_MASKED_EQ, executable, 0)) != 0)
            return false;
    }
    return ::seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
                              SCMP_A0(SCMP_CMP_EQ, reportDescriptor)) == 0;
}

bool limit(int resource, std::uint64_t value)
{
    rlimit now{};
    if (::getrlimit(static_cast<__rlimit_resource>(resource), &now) != 0)
        return false;
    // What is stricter already stays so; a limit can only be lowered.
    const rlim_t wanted = std::min<rlim_t>(value, now.rlim_max);
    const rlimit set{wanted, wanted};
    return ::setrlimit(static_cast<__rlimit_resource>(resource), &set) == 0;
}

bool limitResources(const boxprotocol::JobHeader& limits)
{
    const std::uint64_t cpuSeconds = limits.cpuMilliseconds / 1000 + 1;
    bool done = limit(RLIMIT_CPU, cpuSeconds) && limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) &&
                limit(RLIMIT_NPROC, 0) && limit(RLIMIT_NOFILE, reportDescriptor + 1) &&
                limit(RLIMIT_MEMLOCK, 0) && limit(RLIMIT_MSGQUEUE, 0) &&
                limit(RLIMIT_STACK, stackBytes);
#if !defined(__SANITIZE_ADDRESS__)
    // Writable memory: room for freed blocks of several sizes beside the limit itself.
    done = done && limit(RLIMIT_DATA, 3 * limits.memoryBytes + programBytes) &&
           limit(RLIMIT_AS, Arena::reserved + programBytes + (std::uint64_t{2} << 30));
#endif
    return done;
}

/// Ends the process by SIGPROF when it has used its time; Lua cannot catch or restart it.
bool armClock(std::uint64_t milliseconds)
{
    itimerval timer{};
    timer.it_value.tv_sec = static_cast<time_t>(milliseconds / 1000);
    timer.it_value.tv_usec = static_cast<suseconds_t>(milliseconds % 1000 * 1000);
    return ::setitimer(ITIMER_PROF, &timer, nullptr) == 0;
}

bool keepOnly(int report, int null)
{
    for (const int standard : {0, 1, 2}) {
        if (::dup2(null, standard) < 0)
            return false;
    }
    if (report != reportDescriptor && ::dup2(report, reportDescriptor) < 0)
        return false;
    if (::syscall(SYS_close_range, reportDescriptor + 1, ~0U, 0) == 0)
        return true;
    const long most = ::sysconf(_SC_OPEN_MAX);
    for (int other = reportDescriptor + 1; other < most; ++other)
        ::close(other);
    return true;
}

} // namespace

std::string SystemCallFilter::build()
{
    const scmp_filter_ctx filter = ::seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!filter)
        return "libseccomp has no memory";
    const int file = ::memfd_create("filter", MFD_CLOEXEC);
    bool built = file >= 0 &&
                 ::seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0 &&
                 addRules(filter) && ::seccomp_export_bpf(filter, file) == 0;
    const off_t size = built ? ::lseek(file, 0, SEEK_END) : 0;
    if (size > 0) {
        m_program.resize(static_cast<std::size_t>(size) / sizeof(sock_filter));
        built = ::pread(file, m_program.data(), static_cast<std::size_t>(size), 0) == size;
    }
    if (file >= 0)
        ::close(file);
    ::seccomp_release(filter);
    return built && !m_program.empty() ? "" : "the filter of system calls cannot be made";
}

bool SystemCallFilter::apply() const
{
    const sock_fprog program{static_cast<unsigned short>(m_program.size()),
                             const_cast<sock_filter*>(m_program.data())};
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

bool confineChild(const Job& job, const SystemCallFilter& filter, int report, int null, int parent)
{
    if (::setsid() < 0 || ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0 ||
        ::getppid() != parent || ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        return false;
    return keepOnly(report, null) && limitResources(job.limits) &&
           armClock(job.limits.cpuMilliseconds) && filter.apply();
}

} // namespace mesewright::luabox
