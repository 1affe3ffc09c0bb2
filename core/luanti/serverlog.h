// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"

#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// One line of a server's log without its time stamp, level and thread. Places are short and the
/// same in every run: "mymod/init.lua:3", "builtin/game/register.lua:84".
struct ServerLogLine
{
    enum class Level { None, Error, Warning, Action };
    Level level = Level::None;
    std::string text;
};

/// Takes a log apart; what differs from run to run (time, thread, addresses, the random folder) and
/// what every start says (banner, addresses listened to) is left out.
[[nodiscard]] std::vector<ServerLogLine> readServerLog(std::string_view log);

/// The lines again, "ERROR: ..." and so on.
[[nodiscard]] std::string serverLogText(const std::vector<ServerLogLine>& lines);

/// The text with short places, as in ServerLogLine, and without the digits of addresses.
[[nodiscard]] std::string shortPlaces(std::string text);

/// What ended the run, from the log.
struct ServerError
{
    std::string words; ///< the message; a place only where it is the mod's; empty: no error
    int line = 0;      ///< of the mod's init.lua; 0 when none is named
};

/// The error that ended the server: the one after the last "ModError" or "ServerError", else the
/// first of level Error.
[[nodiscard]] ServerError endingError(const std::vector<ServerLogLine>& lines,
                                      const std::string& mod);

/// A message without a place in the engine's own files ("builtin/game/register.lua:84: Required
/// ...") and the line of the mod's init.lua that it names.
[[nodiscard]] ServerError messageOf(std::string_view text, const std::string& mod);

/// Warnings and errors that did not end the run, as findings ({"kind", "text", "line"}), each once.
[[nodiscard]] Json logFindings(const std::vector<ServerLogLine>& lines, const std::string& mod);

} // namespace mesewright
