// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <array>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// A real Luanti server that was found on this machine.
struct ServerProgram
{
    std::filesystem::path program;
    std::vector<std::string> arguments; ///< before all others: "--server" for a client's program
    std::array<int, 3> version{};       ///< 5, 6, 1
    std::string name;                   ///< "Luanti 5.6.1", whatever the program calls itself
    std::string banner;                 ///< the first line of --version: "Minetest 5.6.1 (Linux)"
};

/// Where variables come from; tests hand in their own.
using VariableLookup = std::function<std::optional<std::string>(const std::string& name)>;

/// Looks for a headless server of 5.6 or newer: the program that MESEWRIGHT_SERVER names and no
/// other, if it is set; else `luantiserver` and `minetestserver` in the folders where packages put
/// them and on PATH; else `luanti` and `minetest` on PATH, run with --server. Wrappers that force
/// the system's configuration (Debian's /usr/games/minetestserver) are passed over. Fails (kind
/// Machine) with the remedy in a sentence.
[[nodiscard]] Result<ServerProgram> findServer(const VariableLookup& variables);

/// The same, with the variables of this process.
[[nodiscard]] Result<ServerProgram> findServer();

/// The version in the output of --version ("Minetest 5.6.1 (Linux)", "Luanti 5.10.0-dev-..."), or
/// nothing.
[[nodiscard]] std::optional<std::array<int, 3>> serverVersion(std::string_view output);

} // namespace mesewright
