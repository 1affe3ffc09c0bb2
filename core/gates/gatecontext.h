// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/runs/workspace.h"

namespace mesewright {

/// What every gate works with besides its own options. A gate runs on one thread and calls the sink
/// on it.
struct GateContext
{
    const Workspace& workspace;
    ProgressSink& progress; ///< the terminal or the window; gates add the run folder to it
    CancelToken cancel;
};

} // namespace mesewright
