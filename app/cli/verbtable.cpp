// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"

#include "app/cli/statsverbs.h"

namespace mesewright {

std::vector<VerbEntry> allVerbs()
{
    std::vector<VerbEntry> table;
    addStatsVerbs(table);
    return table;
}

} // namespace mesewright
