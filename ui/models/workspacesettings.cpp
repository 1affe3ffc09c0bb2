// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/workspacesettings.h"

#include "core/base/files.h"
#include "core/config/settingsfile.h"

namespace mesewright::ui {

std::string baseBeside(const std::filesystem::path& root, const std::string& base)
{
    std::error_code ignored;
    const std::filesystem::path beside = root / base;
    if (!base.empty() && std::filesystem::is_directory(beside, ignored))
        return beside.lexically_normal().string();
    return base;
}

WorkspaceSettings readWorkspaceSettings(const std::filesystem::path& root)
{
    WorkspaceSettings out;
    const std::filesystem::path file = root / "config.yaml";
    if (const Result<std::string> text = readFile(file)) {
        out.found = true;
        out.settings = parseSettings(*text, file.string()).settings;
        out.base = baseBeside(root, out.settings.base);
    }
    return out;
}

} // namespace mesewright::ui
