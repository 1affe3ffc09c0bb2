// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/llm/enginedevice.h"
#include "core/runs/workspace.h"

#include <functional>

namespace mesewright {

struct EngineSession;

/// What every gate works with besides its own options. A gate runs on one thread and calls the sink
/// on it.
struct GateContext
{
    const Workspace& workspace;
    ProgressSink& progress; ///< the terminal or the window; gates add the run folder to it
    CancelToken cancel;
    /// Called on the gate's thread, again and again, while the run is held: the model is idle then
    /// and may be lent out. It may wait a tenth of a second for work, must undo nothing and must
    /// leave the adapters that it finds. Empty: the gate just waits.
    std::function<void(EngineSession&)> whileHeld = {};
    EngineOptions engine = {}; ///< what computes; "auto" is settled when a run starts
};

} // namespace mesewright
