// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/verb.h"

#include <span>
#include <string>

namespace mesewright {

/// The help page of the program (`name` empty), of a group ("runs") or of a verb ("runs list"),
/// made from the same declarations that parsing uses.
[[nodiscard]] std::string helpPage(std::span<const VerbEntry> table, const std::string& name);

} // namespace mesewright
