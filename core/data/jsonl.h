// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/finding.h"
#include "core/base/json.h"
#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// Calls `row(value, line)` for each line of a JSON Lines text that holds a JSON object; lines
/// count from 1. Blank lines, CRLF and a byte order mark at the start are fine. Every other line
/// gives one error in `findings` and is left out.
void forEachJsonLine(std::string_view text, const std::string& file, std::vector<Finding>& findings,
                     const std::function<void(Json& value, int line)>& row);

/// The same from a file that is read piece by piece, so that one line at a time is held in memory.
/// `row` says whether to go on. Fails when the file cannot be read.
[[nodiscard]] Result<void> forEachJsonLineOf(const std::filesystem::path& path,
                                             std::vector<Finding>& findings,
                                             const std::function<bool(Json& value, int line)>& row);

/// The character count of `line` before byte `byte`, plus 1: a column for people.
[[nodiscard]] int columnOf(std::string_view line, std::size_t byte);

} // namespace mesewright
