// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/throwaway.h"

#include "core/base/files.h"

#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace mesewright {

namespace {

constexpr char prefix[] = "mesewright-server-";
constexpr char lockName[] = "lock";

/// True when the folder's process has gone: its lock is free, or it has had an hour to make one.
bool abandoned(const std::filesystem::path& folder)
{
    struct stat about = {};
    if (::lstat(folder.c_str(), &about) != 0 || !S_ISDIR(about.st_mode) ||
        about.st_uid != ::geteuid())
        return false;
    const int lock = ::open((folder / lockName).c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (lock < 0)
        return ::time(nullptr) - about.st_mtime > 3600;
    const bool free = ::flock(lock, LOCK_EX | LOCK_NB) == 0;
    ::close(lock);
    return free;
}

void removeAbandoned(const std::filesystem::path& parent)
{
    std::error_code code;
    std::filesystem::directory_iterator entry(parent, code);
    for (; !code && entry != std::filesystem::directory_iterator(); entry.increment(code)) {
        if (entry->path().filename().string().starts_with(prefix) && abandoned(entry->path())) {
            std::error_code ignored;
            std::filesystem::remove_all(entry->path(), ignored);
        }
    }
}

} // namespace

Result<ThrowAwayFolder> ThrowAwayFolder::open(std::filesystem::path parent)
{
    if (parent.empty()) {
        const char* given = std::getenv("TMPDIR");
        parent = given && *given ? given : "/tmp";
    }
    std::error_code code;
    parent = std::filesystem::absolute(parent, code);
    MESEWRIGHT_CHECK(makeFolders(parent));
    removeAbandoned(parent);
    std::string path = (parent / (std::string(prefix) + "XXXXXX")).string();
    if (::mkdtemp(path.data()) == nullptr)
        return writeFailure(path, errno);
    ThrowAwayFolder folder;
    folder.m_path = path;
    // A server that gives up root must be able to pass; the names inside cannot be guessed.
    if (::geteuid() == 0)
        ::chmod(path.c_str(), 0711);
    const std::string lock = (folder.m_path / lockName).string();
    folder.m_lock = ::open(lock.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (folder.m_lock < 0 || ::flock(folder.m_lock, LOCK_EX | LOCK_NB) != 0)
        return writeFailure(lock, errno);
    return folder;
}

ThrowAwayFolder::ThrowAwayFolder(ThrowAwayFolder&& other) noexcept
    : m_path(std::exchange(other.m_path, {})), m_lock(std::exchange(other.m_lock, -1))
{
}

ThrowAwayFolder& ThrowAwayFolder::operator=(ThrowAwayFolder&& other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_lock, other.m_lock);
    return *this;
}

ThrowAwayFolder::~ThrowAwayFolder()
{
    if (!m_path.empty()) {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    if (m_lock >= 0)
        ::close(m_lock);
}

} // namespace mesewright
