// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/verb.h"

namespace mesewright {

/// `stats pass-at-k`, `stats wilson`, `stats mcnemar`.
void addStatsVerbs(std::vector<VerbEntry>& table);

} // namespace mesewright
