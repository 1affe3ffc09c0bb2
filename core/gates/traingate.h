// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/config/settings.h"
#include "core/gates/gatecontext.h"
#include "core/llm/trainer.h"
#include "core/runs/runfolder.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mesewright {

/// Gate C: QLoRA training from `config.yaml`.
struct TrainOptions
{
    std::filesystem::path config;
    std::filesystem::path train;
    std::filesystem::path out;         ///< gets ckpt-N/
    std::filesystem::path validation;  ///< empty: none; its loss is logged at each checkpoint
    std::filesystem::path initAdapter; ///< PEFT folder that A and B start from; empty: fresh
    std::optional<int> maxSteps;       ///< in place of trainer.max_steps
    /// Items of which a few are asked at each checkpoint (CheckpointSamples); empty: none.
    std::filesystem::path samples = {};
};

/// The set whose loss a workspace's training tells: `data/validation.jsonl`; empty without one, and
/// in a demo's workspace, which confirms its decision on those items, so that no gate uses them
/// before.
[[nodiscard]] std::filesystem::path validationSetFor(const std::filesystem::path& workspace);

[[nodiscard]] Json toJson(const TrainOptions& options);
[[nodiscard]] TrainOptions trainOptionsFromJson(const Json& json);

struct TrainResult
{
    int steps = 0;
    double firstLoss = 0; ///< of the first step of this run folder's joined series
    double lastLoss = 0;
    std::filesystem::path lastCheckpoint;
};

/// Trains, or goes on from the run's latest checkpoint. Stopped: the state is kept in the run
/// folder, so that nothing is computed twice. `run` is open; the caller ends it.
[[nodiscard]] Result<TrainResult> runTraining(const TrainOptions& options, RunFolder& run,
                                              GateContext& context);

} // namespace mesewright
