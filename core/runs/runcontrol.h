// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace mesewright {

/// What a person asks of a run that another process works on: a word in `control.json`, looked at
/// between two pieces of work.
enum class RunAsk {
    Nothing,
    Stop,   ///< end, to be resumed later
    Hold,   ///< pause, the model stays in memory
    Release ///< pause, the process ends and frees the GPU; resumed later
};

/// Leaves a wish for the run; the latest counts. `RunAsk::Nothing` takes it back (go on).
[[nodiscard]] Result<void> askRun(const std::filesystem::path& runFolder, RunAsk ask);

/// What is asked now. A missing or broken file asks nothing.
[[nodiscard]] RunAsk readRunAsk(const std::filesystem::path& runFolder);

} // namespace mesewright
