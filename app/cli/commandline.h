// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/verb.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace mesewright {

/// What a command line asks for.
struct Command
{
    enum class Kind { Run, Help, Version };
    Kind kind = Kind::Run;
    GeneralOptions general;
    std::string name;           ///< the verb or group that Help is about, "" for the program
    std::unique_ptr<Verb> verb; ///< for Run, with its options set
};

/// Reads the words after the program's name. An error (kind BadInput) names the word that is wrong
/// and the nearest right one.
[[nodiscard]] Result<Command> parseCommandLine(std::span<const VerbEntry> table,
                                               const std::vector<std::string>& words);

/// Whether `--json` stands among the words: known before anything else is, for errors.
[[nodiscard]] bool asksForJson(const std::vector<std::string>& words);

} // namespace mesewright
