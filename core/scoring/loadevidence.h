// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/luanti/modrun.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace mesewright {

/// A copy of a value that takes at most about `bytes` as JSON: long texts, lists and tables are cut
/// and end with "…".
[[nodiscard]] Json boundedCopy(const Json& value, std::size_t bytes);

/// The text with the addresses of Lua objects ("table: 0x7f…") made the same in every run.
[[nodiscard]] std::string withoutAddresses(std::string_view text);

/// The same for all texts inside a value.
[[nodiscard]] Json jsonWithoutAddresses(const Json& value);

/// Puts what a run left into a verdict's evidence, bounded: judge, registered, findings, behaviour,
/// the end of the log, measured.
void addRunEvidence(const ModRun& run, Json& evidence);

} // namespace mesewright
