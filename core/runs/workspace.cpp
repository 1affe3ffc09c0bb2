// SPDX-License-Identifier: Apache-2.0
#include "core/runs/workspace.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/text.h"

#include <nlohmann/json.hpp>

namespace mesewright {

namespace {

constexpr const char* workspaceFile = "workspace.json";

std::filesystem::path absoluteFolder(const std::filesystem::path& folder)
{
    std::error_code code;
    std::filesystem::path path = std::filesystem::absolute(folder, code).lexically_normal();
    return path.has_filename() ? path : path.parent_path();
}

} // namespace

Result<Workspace> openWorkspace(const std::filesystem::path& root)
{
    Workspace workspace;
    workspace.root = absoluteFolder(root);
    const std::filesystem::path file = workspace.root / workspaceFile;
    std::error_code code;
    if (!std::filesystem::exists(file, code)) {
        return badInput(workspace.root.string() + ": is not a workspace, it has no " +
                        workspaceFile + "; name another folder with --workspace");
    }
    MESEWRIGHT_TRY(const Json json, readJsonFile(file));
    const auto format = json.is_object() ? json.find("format") : json.end();
    if (format == json.end() || !format->is_number_integer()) {
        return badInput(file.string() +
                        ": has no whole number under \"format\", as every workspace has; " +
                        "restore the file or delete it to have it made anew");
    }
    if (*format > workspaceFormat) {
        return badInput(file.string() + ": has format " + format->dump() +
                        ", but this version reads up to " + std::to_string(workspaceFormat) +
                        "; use a newer version of Mesewright");
    }
    const auto text = [&](const char* key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_string() ? found->get<std::string>()
                                                         : std::string();
    };
    workspace.name = text("name");
    workspace.created = text("created");
    return workspace;
}

Result<Workspace> openOrMakeWorkspace(const std::filesystem::path& root, const std::string& name)
{
    std::error_code code;
    const std::filesystem::path folder = absoluteFolder(root);
    if (std::filesystem::exists(folder / workspaceFile, code))
        return openWorkspace(folder);

    Workspace workspace;
    workspace.root = folder;
    workspace.name = name.empty() ? folder.filename().string() : name;
    workspace.created = utcNow();
    for (const auto& wanted :
         {workspace.data(), workspace.adapters(), workspace.environmentReport().parent_path(),
          workspace.results(), workspace.runs()})
        MESEWRIGHT_CHECK(makeFolders(wanted));
    // Last, so that a folder with this file has all the others.
    const Json json{
        {"name", workspace.name}, {"created", workspace.created}, {"format", workspaceFormat}};
    MESEWRIGHT_CHECK(writeJsonFile(folder / workspaceFile, json));
    return workspace;
}

} // namespace mesewright
