// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/verb.h"

namespace mesewright {

/// Gate A2, `env`.
void addEnvVerb(std::vector<VerbEntry>& table);

} // namespace mesewright
