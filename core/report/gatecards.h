// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/evidence.h"

#include <span>
#include <string>
#include <vector>

namespace mesewright::report {

/// The five gates as the evidence shows them; `stale` are the ids of gates whose inputs changed.
[[nodiscard]] std::vector<GateEvidence> gateCards(const Evidence& evidence,
                                                  std::span<const std::string> stale);

/// The decision in a few words: "Proceed with ckpt-60 at scale 1.0".
[[nodiscard]] std::string headline(const Evidence& evidence);

/// The reason of the decision in one sentence, or what is missing for one.
[[nodiscard]] std::string headlineReason(const Evidence& evidence);

/// What stands against the decision, counted; "" when nothing does.
[[nodiscard]] std::string headlineDoubt(const Evidence& evidence);

/// Mean loss of the first and the last `few` steps that have one.
struct LossSummary
{
    double first = notANumber;
    double last = notANumber;
    std::int64_t few = 0;
    double seconds = 0;
    std::int64_t tokens = 0;
};
[[nodiscard]] LossSummary lossSummary(std::span<const StepEvent> steps);

} // namespace mesewright::report
