// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <string>
#include <string_view>

namespace mesewright {

/// Results keep the order in which keys were written, as the Python project's files do. Objects are
/// searched from front to back: read one with very many keys (a vocabulary) as nlohmann::json.
using Json = nlohmann::ordered_json;

/// Parses strictly; the error says `where` (a file, or file and line) and the column.
[[nodiscard]] Result<Json> parseJson(std::string_view text, const std::string& where);

[[nodiscard]] Result<Json> readJsonFile(const std::filesystem::path& path);

/// Writes with an indent of 2 and a final line feed, atomically. Strings that are not UTF-8 are
/// written with U+FFFD.
[[nodiscard]] Result<void> writeJsonFile(const std::filesystem::path& path, const Json& value);

/// One line, no spaces, invalid UTF-8 replaced: the form of an event or a JSON Lines row.
[[nodiscard]] std::string jsonLine(const Json& value);

} // namespace mesewright
