// SPDX-License-Identifier: Apache-2.0
#include "core/report/workspacefiles.h"

#include "core/base/files.h"
#include "core/base/sha256.h"

#include <nlohmann/json.hpp>

#include <system_error>
#include <utility>

namespace mesewright::report {

namespace {

// A report takes seconds; hashing a 13 GB checkpoint would take half a minute and more.
constexpr std::uintmax_t largestHashed = 512ull * 1000 * 1000;

} // namespace

WorkspaceFiles::WorkspaceFiles(std::filesystem::path root)
    : m_root(std::move(root)), m_shown(m_root)
{
}

bool WorkspaceFiles::exists(const std::string& name) const
{
    std::error_code failed;
    return std::filesystem::exists(m_root / name, failed);
}

Result<std::optional<std::string>> WorkspaceFiles::read(const std::string& name)
{
    if (!exists(name))
        return std::optional<std::string>();
    MESEWRIGHT_TRY(std::string text, readFile(m_root / name));
    m_read[name] = {name, text.size(), sha256Hex(text)};
    return std::optional<std::string>(std::move(text));
}

Result<std::optional<Json>> WorkspaceFiles::readJson(const std::string& name)
{
    MESEWRIGHT_TRY(const auto text, read(name));
    if (!text)
        return std::optional<Json>();
    MESEWRIGHT_TRY(Json json, parseJson(*text, absolute(name)));
    return std::optional<Json>(std::move(json));
}

Result<std::vector<std::string>> WorkspaceFiles::entries(const std::string& folder,
                                                         bool wantFolders) const
{
    std::error_code failed;
    std::vector<std::string> names;
    if (!std::filesystem::is_directory(m_root / folder, failed))
        return names;
    MESEWRIGHT_TRY(const auto paths, listFolder(m_root / folder));
    for (const std::filesystem::path& path : paths) {
        const std::string name = path.filename().string();
        const bool fits = wantFolders ? std::filesystem::is_directory(path, failed)
                                      : std::filesystem::is_regular_file(path, failed);
        if (fits && !name.starts_with('.'))
            names.push_back(folder + "/" + name);
    }
    return names;
}

Result<std::vector<std::string>> WorkspaceFiles::list(const std::string& folder) const
{
    return entries(folder, false);
}

Result<std::vector<std::string>> WorkspaceFiles::folders(const std::string& folder) const
{
    return entries(folder, true);
}

std::optional<std::string> WorkspaceFiles::hashOf(const std::filesystem::path& path)
{
    const std::filesystem::path whole = path.is_absolute() ? path : m_root / path;
    const auto [at, isNew] = m_inputs.try_emplace(whole.lexically_normal().string());
    std::error_code failed;
    if (isNew && std::filesystem::is_regular_file(whole, failed) &&
        std::filesystem::file_size(whole, failed) <= largestHashed && !failed) {
        if (auto hash = sha256OfFile(whole))
            at->second = *hash;
    }
    return at->second;
}

std::vector<HashedFile> WorkspaceFiles::hashes() const
{
    std::vector<HashedFile> files;
    for (const auto& [name, file] : m_read)
        files.push_back(file);
    return files;
}

} // namespace mesewright::report
