// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/serverconfine.h"

#include <array>
#include <cstddef>
#include <cstring>
#include <fcntl.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace mesewright {

namespace {

// The kernel's interface as linux/landlock.h has it since 6.12; older headers lack parts of it.
struct RulesetAttributes
{
    std::uint64_t files = 0;
    std::uint64_t network = 0; // since version 4
    std::uint64_t scoped = 0;  // since version 6
};

struct [[gnu::packed]] PathRule
{
    std::uint64_t allowed = 0;
    std::int32_t folder = -1;
};

constexpr unsigned askVersion = 1;
constexpr int pathRule = 1;
constexpr std::uint64_t writeFile = 1U << 1;
constexpr std::uint64_t truncateFile = 1U << 14;  // since version 3
constexpr std::uint64_t removeAndMake = 0x1FF0;   // remove folder … make symbolic link
constexpr std::uint64_t moveElsewhere = 1U << 13; // since version 2
constexpr std::uint64_t connectTcp = 2;
constexpr std::uint64_t socketsAndSignals = 3;
constexpr int nobody = 65534;

/// Writes a short text to a file of /proc. Safe between fork and exec.
void writeSmall(const char* path, const char* text)
{
    const int file = ::open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return;
    // Refusal shows in the next step: the maps stay empty and the child stays nobody.
    [[maybe_unused]] const ssize_t written = ::write(file, text, std::strlen(text));
    ::close(file);
}

/// "ID ID 1" without the allocations of printf.
void writeIdentityMap(const char* path, unsigned id)
{
    std::array<char, 16> digits{};
    std::size_t at = digits.size() - 1;
    do {
        digits[--at] = static_cast<char>('0' + id % 10);
        id /= 10;
    } while (id != 0);
    std::array<char, 64> line{};
    std::strcpy(line.data(), &digits[at]);
    std::strcat(line.data(), " ");
    std::strcat(line.data(), &digits[at]);
    std::strcat(line.data(), " 1");
    writeSmall(path, line.data());
}

} // namespace

WriteRules::WriteRules(const std::filesystem::path& folder)
{
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, askVersion);
    if (version < 1)
        return;
    RulesetAttributes attributes;
    attributes.files = writeFile | removeAndMake | (version >= 2 ? moveElsewhere : 0) |
                       (version >= 3 ? truncateFile : 0);
    attributes.network = version >= 4 ? connectTcp : 0;
    attributes.scoped = version >= 6 ? socketsAndSignals : 0;
    const std::size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    m_rules = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, size, 0));
    if (m_rules < 0)
        return;
    const auto allow = [&](const char* path, std::uint64_t rights) {
        const int place = ::open(path, O_PATH | O_CLOEXEC);
        PathRule rule{rights & attributes.files, place};
        const bool done =
            place >= 0 && ::syscall(SYS_landlock_add_rule, m_rules, pathRule, &rule, 0) == 0;
        if (place >= 0)
            ::close(place);
        return done;
    };
    if (!allow(folder.c_str(), attributes.files)) {
        ::close(m_rules);
        m_rules = -1;
        return;
    }
    allow("/dev/null", writeFile | truncateFile);
}

WriteRules::~WriteRules()
{
    if (m_rules >= 0)
        ::close(m_rules);
}

void WriteRules::put() const
{
    if (m_rules >= 0)
        ::syscall(SYS_landlock_restrict_self, m_rules, 0);
}

void leaveNetwork(uid_t user, gid_t group)
{
    if (::unshare(CLONE_NEWNET) == 0)
        return;
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return;
    writeSmall("/proc/self/setgroups", "deny");
    writeIdentityMap("/proc/self/uid_map", user);
    writeIdentityMap("/proc/self/gid_map", group);
}

void dropRoot(const char* program, const char* folder)
{
    // Raw calls: the C library's would look for the threads that this child does not have.
    const auto user = [](int real, int effective, int saved) {
        return ::syscall(SYS_setresuid, real, effective, saved) == 0;
    };
    const auto group = [](int real, int effective, int saved) {
        return ::syscall(SYS_setresgid, real, effective, saved) == 0;
    };
    if (::geteuid() != 0)
        return;
    // Tried with the effective user first: there is no way back afterwards.
    bool works = group(-1, nobody, -1) && user(-1, nobody, -1);
    works = works && ::faccessat(AT_FDCWD, program, X_OK, AT_EACCESS) == 0 &&
            ::faccessat(AT_FDCWD, folder, R_OK | W_OK | X_OK, AT_EACCESS) == 0;
    const bool back = user(-1, 0, -1) && group(-1, 0, -1);
    if (works && back && ::syscall(SYS_setgroups, 0, nullptr) == 0 && group(nobody, nobody, nobody))
        user(nobody, nobody, nobody);
}

} // namespace mesewright
