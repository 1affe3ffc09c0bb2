// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/settings.h"

#include <filesystem>
#include <string>

namespace mesewright::ui {

/// What `config.yaml` of a workspace says, as far as it can be read; what it does not say has its
/// default.
struct WorkspaceSettings
{
    Settings settings;
    bool found = false; ///< there is a config.yaml
    /// `settings.base`, with the workspace's folder before it where the base lies there, as the
    /// gates look for it; else as it is written (a hub name, a path).
    std::string base;
};

/// Reads files: for jobs, never for the interface thread.
[[nodiscard]] WorkspaceSettings readWorkspaceSettings(const std::filesystem::path& root);

/// The same rule for settings that are at hand.
[[nodiscard]] std::string baseBeside(const std::filesystem::path& root, const std::string& base);

} // namespace mesewright::ui
