// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace mesewright {

// Folders that appear and go as a whole. While one is made or removed it has a dot name with the
// name of its owner, so that owners clean up after themselves only.

/// `<parent>/.new-<name>@<owner>`, under which `target` is made.
[[nodiscard]] std::filesystem::path newFolderName(const std::filesystem::path& target,
                                                  const std::string& owner);

[[nodiscard]] bool isNewFolder(const std::filesystem::path& temporary);

/// A folder that is removed at the end of the scope, if it is still there.
class TemporaryFolder
{
public:
    explicit TemporaryFolder(std::filesystem::path path) : m_path(std::move(path)) {}
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// Renames a finished folder to its final name and syncs the parent. What was there before is
/// swapped out in the same step where the file system can, and stays under `folder`.
[[nodiscard]] Result<void> moveIntoPlace(const std::filesystem::path& folder,
                                         const std::filesystem::path& target);

/// Takes the folder away under its final name first, then removes it.
void removeFolder(const std::filesystem::path& folder, const std::string& owner);

/// A dot folder that a crash left, and the final name that it belongs to.
struct LeftoverFolder
{
    std::filesystem::path temporary;
    std::filesystem::path target;
};

/// The owner's dot folders in `parent`.
[[nodiscard]] std::vector<LeftoverFolder> leftoverFolders(const std::filesystem::path& parent,
                                                          const std::string& owner);

/// Gives a file a second name, or copies it where the file system has no hard links.
[[nodiscard]] Result<void> linkOrCopy(const std::filesystem::path& from,
                                      const std::filesystem::path& to);

[[nodiscard]] Result<void> syncFile(const std::filesystem::path& path);

} // namespace mesewright
