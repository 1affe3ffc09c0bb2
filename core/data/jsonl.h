// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/finding.h"
#include "core/base/json.h"

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

/// The character count of `line` before byte `byte`, plus 1: a column for people.
[[nodiscard]] int columnOf(std::string_view line, std::size_t byte);

} // namespace mesewright
