// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/runs/runfolder.h"

#include <functional>

namespace mesewright {

/// Does what a person elsewhere asked of this run (`runs stop|hold|release`): stop and release
/// request `cancel`; hold marks the run paused and waits here, the model staying in memory, until
/// it is asked to go on or to end; `whileHeld`, if there is one, is called over and over meanwhile.
/// Gates call it between two pieces of work.
[[nodiscard]] Result<void> heedWishes(RunFolder& run, const CancelToken& cancel,
                                      ProgressSink& progress,
                                      const std::function<void()>& whileHeld = {});

} // namespace mesewright
