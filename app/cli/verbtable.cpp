// SPDX-License-Identifier: Apache-2.0
#include "app/cli/verb.h"

#include "app/cli/dataverbs.h"
#include "app/cli/envverb.h"
#include "app/cli/gateverbs.h"
#include "app/cli/generateverb.h"
#include "app/cli/inspectverb.h"
#include "app/cli/logitsverb.h"
#include "app/cli/quantizeverb.h"
#include "app/cli/reportverb.h"
#include "app/cli/runsverbs.h"
#include "app/cli/scoreverbs.h"
#include "app/cli/statsverbs.h"
#include "app/cli/tokenizeverb.h"
#include "app/cli/verifyverb.h"

namespace mesewright {

std::vector<VerbEntry> allVerbs()
{
    std::vector<VerbEntry> table;
    addEnvVerb(table);
    addGateVerbs(table);
    addLogitsVerb(table);
    addVerifyVerb(table);
    addGenerateVerb(table);
    addTokenizeVerb(table);
    addQuantizeVerb(table);
    addInspectVerb(table);
    addScoreVerbs(table);
    addStatsVerbs(table);
    addDataVerbs(table);
    addRunsVerbs(table);
    addReportVerb(table);
    return table;
}

} // namespace mesewright
