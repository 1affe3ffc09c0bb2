// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/report/evidence.h"
#include "core/report/shownpath.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mesewright::report {

/// Reads files of one workspace by their relative names and remembers the hash of each.
class WorkspaceFiles
{
public:
    explicit WorkspaceFiles(std::filesystem::path root);

    [[nodiscard]] const std::filesystem::path& root() const { return m_root; }
    [[nodiscard]] const ShownPaths& shown() const { return m_shown; }
    [[nodiscard]] std::string absolute(const std::string& name) const
    {
        return (m_root / name).string();
    }
    [[nodiscard]] bool exists(const std::string& name) const;

    /// The file's text, or nothing when there is no such file.
    [[nodiscard]] Result<std::optional<std::string>> read(const std::string& name);
    /// The same as JSON.
    [[nodiscard]] Result<std::optional<Json>> readJson(const std::string& name);
    /// Names of the plain files of a folder, relative to the workspace, sorted; hidden ones left
    /// out. A missing folder has none.
    [[nodiscard]] Result<std::vector<std::string>> list(const std::string& folder) const;
    /// The same for folders in it.
    [[nodiscard]] Result<std::vector<std::string>> folders(const std::string& folder) const;

    /// The hash of an input that a record names, computed once; nothing when it is not a plain
    /// file here or too large to read for a report (a model).
    [[nodiscard]] std::optional<std::string> hashOf(const std::filesystem::path& path);

    /// What was read, by name.
    [[nodiscard]] std::vector<HashedFile> hashes() const;

private:
    [[nodiscard]] Result<std::vector<std::string>> entries(const std::string& folder,
                                                           bool wantFolders) const;

    std::filesystem::path m_root;
    ShownPaths m_shown;
    std::map<std::string, HashedFile> m_read;
    std::map<std::string, std::optional<std::string>> m_inputs;
};

} // namespace mesewright::report
