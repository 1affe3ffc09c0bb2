// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/verb.h"

namespace mesewright {

void addInspectVerb(std::vector<VerbEntry>& table);

} // namespace mesewright
