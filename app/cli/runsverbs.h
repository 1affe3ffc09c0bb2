// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/verb.h"

namespace mesewright {

/// `runs list`, `runs show`, `runs stop`.
void addRunsVerbs(std::vector<VerbEntry>& table);

} // namespace mesewright
