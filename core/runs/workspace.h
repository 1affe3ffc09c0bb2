// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace mesewright {

/// A folder with everything of one project: data, adapters, results and runs. `workspace.json` in
/// it makes it one.
struct Workspace
{
    std::filesystem::path root; ///< absolute
    std::string name;
    std::string created; ///< UTC, as utcNow()

    [[nodiscard]] std::filesystem::path data() const { return root / "data"; }
    [[nodiscard]] std::filesystem::path adapters() const { return root / "adapters"; }
    [[nodiscard]] std::filesystem::path results() const { return root / "eval" / "results"; }
    [[nodiscard]] std::filesystem::path environmentReport() const
    {
        return root / "env" / "report.json";
    }
    [[nodiscard]] std::filesystem::path runs() const { return root / "runs"; }
};

/// The newest layout of workspaces and run folders that this program reads and the one it writes.
inline constexpr int workspaceFormat = 1;

/// Opens an existing workspace. A folder without `workspace.json`, or one written by a newer
/// version, is refused.
[[nodiscard]] Result<Workspace> openWorkspace(const std::filesystem::path& root);

/// Opens the workspace or makes one there: `workspace.json` and the standard folders. `name` is for
/// a new one; empty means the folder's name.
[[nodiscard]] Result<Workspace> openOrMakeWorkspace(const std::filesystem::path& root,
                                                    const std::string& name = {});

} // namespace mesewright
