// SPDX-License-Identifier: Apache-2.0
#include "core/runs/foldermove.h"

#include "core/base/files.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace mesewright {

namespace {

constexpr const char* newPrefix = ".new-";
constexpr const char* oldPrefix = ".old-";
constexpr std::size_t prefixLength = 5;

std::filesystem::path dotName(const char* prefix, const std::filesystem::path& target,
                              const std::string& owner)
{
    std::string name = prefix;
    name.append(target.filename().string()).append("@").append(owner);
    return target.parent_path() / name;
}

/// Where the predecessor of a `.new-` folder waits for its removal.
std::filesystem::path oldNameOf(const std::filesystem::path& newFolder)
{
    std::string name = oldPrefix;
    name.append(newFolder.filename().string().substr(prefixLength));
    return newFolder.parent_path() / name;
}

} // namespace

std::filesystem::path newFolderName(const std::filesystem::path& target, const std::string& owner)
{
    return dotName(newPrefix, target, owner);
}

bool isNewFolder(const std::filesystem::path& temporary)
{
    return temporary.filename().string().starts_with(newPrefix);
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code code;
    std::filesystem::remove_all(m_path, code);
}

Result<void> moveIntoPlace(const std::filesystem::path& folder, const std::filesystem::path& target)
{
    syncFolder(folder);
    int status = ::rename(folder.c_str(), target.c_str());
    if (status != 0 && (errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR))
        status = ::renameat2(AT_FDCWD, folder.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE);
    if (status != 0 && (errno == EINVAL || errno == ENOSYS)) {
        // No swap on this file system. Killed between the two renames, the new folder still waits
        // complete under its dot name and recovery puts it in place.
        std::error_code code;
        const std::filesystem::path old = oldNameOf(folder);
        std::filesystem::remove_all(old, code);
        status = ::rename(target.c_str(), old.c_str());
        if (status == 0)
            status = ::rename(folder.c_str(), target.c_str());
        const int reason = errno;
        std::filesystem::remove_all(old, code);
        errno = reason;
    }
    if (status != 0)
        return writeFailure(target, errno);
    syncFolder(target.parent_path());
    return {};
}

void removeFolder(const std::filesystem::path& folder, const std::string& owner)
{
    std::error_code code;
    const std::filesystem::path old = dotName(oldPrefix, folder, owner);
    std::filesystem::remove_all(old, code);
    if (::rename(folder.c_str(), old.c_str()) == 0)
        std::filesystem::remove_all(old, code);
}

std::vector<LeftoverFolder> leftoverFolders(const std::filesystem::path& parent,
                                            const std::string& owner)
{
    std::vector<LeftoverFolder> found;
    const std::string ending = "@" + owner;
    const auto entries = listFolder(parent);
    if (!entries)
        return found;
    for (const std::filesystem::path& entry : *entries) {
        const std::string name = entry.filename().string();
        const bool ours = name.starts_with(newPrefix) || name.starts_with(oldPrefix);
        if (!ours || !name.ends_with(ending))
            continue;
        const std::size_t length = name.size() - prefixLength - ending.size();
        found.push_back({entry, parent / name.substr(prefixLength, length)});
    }
    return found;
}

Result<void> linkOrCopy(const std::filesystem::path& from, const std::filesystem::path& to)
{
    if (::link(from.c_str(), to.c_str()) == 0)
        return {};
    std::error_code code;
    std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing, code);
    if (code)
        return writeFailure(to, code.value());
    return {};
}

Result<void> syncFile(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return writeFailure(path, errno);
    const int reason = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    if (reason != 0)
        return writeFailure(path, reason);
    return {};
}

} // namespace mesewright
