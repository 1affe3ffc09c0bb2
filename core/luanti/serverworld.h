// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/luanti/modrun.h"
#include "core/luanti/serverprocess.h"
#include "core/luanti/serverprogram.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace mesewright {

/// A file of the watcher mod, built into the program.
struct WatcherFile
{
    std::string_view name;
    std::string_view text;
};
[[nodiscard]] std::span<const WatcherFile> watcherFiles();

/// The SHA-256 of all of the watcher: verdicts of another watcher are other verdicts.
[[nodiscard]] const std::string& watcherVersion();

/// A world to serve.
struct ServerWorld
{
    ServerCommand command;
    std::string word; ///< marks the watcher's lines in the log; 128 random bits as hex digits
};

/// Writes into `folder` a game that holds nothing but the watcher, and a world with the program as
/// its only mod.
[[nodiscard]] Result<ServerWorld> makeWorld(const ServerProgram& server, const ModProgram& program,
                                            const std::filesystem::path& folder);

/// A name that nobody can guess, for the folder of a world.
[[nodiscard]] Result<std::string> randomWord();

} // namespace mesewright
