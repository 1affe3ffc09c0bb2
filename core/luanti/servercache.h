// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/luanti/modrun.h"
#include "core/luanti/server.h"

#include <filesystem>
#include <optional>
#include <string>

namespace mesewright {

/// The SHA-256 of all that a verdict depends on: program, steps, watcher, server, limits.
[[nodiscard]] std::string serverRunKey(const ModProgram& program, const ServerProgram& server,
                                       const ServerLimits& limits);

[[nodiscard]] Json modRunToJson(const ModRun& run);
/// Nothing when the value has another form.
[[nodiscard]] std::optional<ModRun> modRunFromJson(const Json& value);

/// Verdicts of servers as files, one a key: FOLDER/ab/KEY.json with a format version and the key.
/// A file that cannot be read or has another form counts as missing and is written anew. Several
/// processes may share a folder. An object with an empty folder keeps nothing.
class ServerCache
{
public:
    /// Removes the entries used longest ago while there are more than `mostEntries` or `mostBytes`.
    explicit ServerCache(std::filesystem::path folder, std::size_t mostEntries = 50000,
                         std::uintmax_t mostBytes = std::uintmax_t{512} << 20);

    [[nodiscard]] std::optional<ModRun> find(const std::string& key) const;
    /// Keeps what would come out the same again: not what could not be run, nor what ran out of
    /// wall time, for that depends on the machine's other work. A full disk is no error.
    void keep(const std::string& key, const ModRun& run) const;

private:
    [[nodiscard]] std::filesystem::path fileOf(const std::string& key) const;

    std::filesystem::path m_folder;
};

} // namespace mesewright
