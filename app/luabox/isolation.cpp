// SPDX-License-Identifier: Apache-2.0
#include "app/luabox/isolation.h"

#include <cstdlib>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <sched.h>
#include <string>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace mesewright::luabox {

namespace {

constexpr unsigned nobody = 65534;

bool writeText(const char* path, const std::string& text)
{
    const int file = ::open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool written =
        ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    ::close(file);
    return written;
}

/// A user namespace in which we are ourselves, but with the right to make the others.
bool enterUserNamespace()
{
    const std::string user = std::to_string(::geteuid());
    const std::string group = std::to_string(::getegid());
    if (::unshare(CLONE_NEWUSER) != 0)
        return false;
    writeText("/proc/self/setgroups", "deny");
    const bool mapped = writeText("/proc/self/uid_map", user + ' ' + user + " 1\n");
    return writeText("/proc/self/gid_map", group + ' ' + group + " 1\n") && mapped;
}

/// An empty file system of our own as the root; the old one is let go.
bool pivotToNothing()
{
    if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount("none", "/tmp", "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC,
                "size=4k,nr_inodes=2,mode=0555") != 0)
        return false;
    if (::chdir("/tmp") != 0 || ::syscall(SYS_pivot_root, ".", ".") != 0 ||
        ::umount2(".", MNT_DETACH) != 0 || ::chdir("/") != 0)
        return false;
    ::mount(nullptr, "/", nullptr, MS_REMOUNT | MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC,
            nullptr);
    return true;
}

/// Without a mount namespace: a folder that is removed as soon as we stand in it.
bool chrootToNothing()
{
    char folder[] = "/tmp/mesewright-luabox-XXXXXX";
    if (!::mkdtemp(folder))
        return false;
    const int before = ::open(".", O_PATH | O_DIRECTORY | O_CLOEXEC);
    const bool inside = ::chdir(folder) == 0;
    const bool removed = ::rmdir(folder) == 0;
    const bool done = inside && removed && ::chroot(".") == 0 && ::chdir("/") == 0;
    if (!done && before >= 0 && ::fchdir(before) != 0)
        std::abort();
    if (before >= 0)
        ::close(before);
    return done;
}

} // namespace

Isolation isolate()
{
    Isolation isolation;
    isolation.asRoot = ::geteuid() == 0;
    isolation.userNamespace = !isolation.asRoot && enterUserNamespace();
    isolation.mountNamespace = ::unshare(CLONE_NEWNS) == 0;
    isolation.networkNamespace = ::unshare(CLONE_NEWNET) == 0;
    isolation.processNamespace = ::unshare(CLONE_NEWPID) == 0;
    // These hold nothing that a program without system calls could use, so they are not reported.
    (void)::unshare(CLONE_NEWIPC);
    (void)::unshare(CLONE_NEWUTS);
    isolation.emptyRoot = (isolation.mountNamespace && pivotToNothing()) || chrootToNothing();
    if (!isolation.emptyRoot && ::chdir("/") != 0)
        std::abort();
    return isolation;
}

void dropPrivileges(const Isolation& isolation)
{
    if (isolation.asRoot) {
        // Refused where nobody is not mapped; the capabilities go in any case.
        (void)::setgroups(0, nullptr);
        (void)::setresgid(nobody, nobody, nobody);
        (void)::setresuid(nobody, nobody, nobody);
    }
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct none[2] = {};
    (void)::syscall(SYS_capset, &header, none);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

} // namespace mesewright::luabox
