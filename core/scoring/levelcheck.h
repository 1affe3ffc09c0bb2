// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/scoring/verdict.h"

namespace mesewright {

/// Fails (kind Machine, with the remedy) when no answer at all could be judged at `level` on this
/// machine, so that nobody generates for hours, or replaces verdicts by none, before they learn it.
[[nodiscard]] Result<void> checkLevel(Level level);

} // namespace mesewright
