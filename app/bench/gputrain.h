// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/gpuwork.h"

namespace mesewright {

/// QLoRA steps of 16 rows of 109 random tokens with a label each; rank 8, dropout 0.1 on q, k, v, o
/// of the last five layers: fast, with and without the prefix cache, and small. The median of
/// `steps` steps; with the cache behind a pass over all rows.
[[nodiscard]] Result<void> measureTraining(GpuWork& work, int steps);

} // namespace mesewright
