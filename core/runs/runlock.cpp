// SPDX-License-Identifier: Apache-2.0
#include "core/runs/runlock.h"

#include "core/base/files.h"

#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace mesewright {

namespace {

/// Locks without waiting for the holder. Readers hold a shared lock for an instant to see whether a
/// run lives (isLocked), so a refusal counts only when it lasts.
bool lockExclusively(int descriptor)
{
    constexpr int tries = 25;
    constexpr timespec pause{0, 2'000'000};
    for (int i = 0; i < tries; ++i) {
        if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
            return true;
        if (errno != EWOULDBLOCK && errno != EINTR)
            return false;
        ::nanosleep(&pause, nullptr);
    }
    return false;
}

} // namespace

Result<std::optional<RunLock>> RunLock::tryTake(const std::filesystem::path& runFolder)
{
    const std::filesystem::path path = runFolder / "lock";
    RunLock lock;
    lock.m_descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (lock.m_descriptor < 0)
        return writeFailure(path, errno);
    if (lockExclusively(lock.m_descriptor))
        return std::optional<RunLock>(std::move(lock));
    if (errno == EWOULDBLOCK)
        return std::optional<RunLock>();
    return machineLacks(path.string() + ": cannot be locked: " + systemReason() +
                        "; put the workspace on a disk with file locks");
}

RunLock::RunLock(RunLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

RunLock& RunLock::operator=(RunLock&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

RunLock::~RunLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

bool isLocked(const std::filesystem::path& runFolder)
{
    const int descriptor = ::open((runFolder / "lock").c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool locked = ::flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(descriptor);
    return locked;
}

} // namespace mesewright
