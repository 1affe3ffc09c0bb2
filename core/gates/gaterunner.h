// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/gates/gatecontext.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace mesewright {

/// What a gate leaves for whoever asked for it.
struct GateOutcome
{
    std::string runId;
    std::string text; ///< for people, a few lines
    std::shared_ptr<const Json> json;
};

/// Starts a gate (`baseline`, `train`, `adapters`, `compare`) in a run folder of its own. `options`
/// is the gate's toJson: what run.json keeps is what is run, so a resume runs the same. `inputs`
/// names the files whose bytes and hashes are recorded. A stopped gate fails with kind Stopped and
/// a sentence that says how to go on.
[[nodiscard]] Result<GateOutcome>
startGate(const std::string& verb, const Json& options,
          const std::map<std::string, std::filesystem::path>& inputs, GateContext& context);

/// Goes on with a run in its folder. A run that is done says so; one whose input files have changed
/// since is refused.
[[nodiscard]] Result<GateOutcome> resumeGate(const std::string& runId, GateContext& context);

} // namespace mesewright
