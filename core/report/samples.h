// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/evidence.h"

#include <vector>

namespace mesewright::report {

/// Up to three items before and after, one a family (further ones from the first families when
/// there are fewer). Chosen by rule, so that nobody picks the pretty ones: in each family the first
/// item, in the order of the baseline's file, that the base fails and the adapter passes; then one
/// that both pass, that neither passes, and last one that was lost.
[[nodiscard]] std::vector<SamplePair> chooseSamples(const Evidence& evidence);

} // namespace mesewright::report
