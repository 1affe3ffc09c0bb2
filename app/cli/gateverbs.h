// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/verb.h"

namespace mesewright {

/// `baseline`, `train`, `adapters`, `compare`, `demo` and `runs resume`.
void addGateVerbs(std::vector<VerbEntry>& table);

} // namespace mesewright
