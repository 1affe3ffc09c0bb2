// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/llm: what an exact resume needs, on disk. One format for every engine, so a run
// can go on on another device.
#include "core/base/result.h"
#include "core/llm/lora.h"
#include "core/llm/trainer.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace mesewright {

/// SHA-256 over rows, options and the shape of the adapter: a state fits only the run it came from.
[[nodiscard]] std::string trainingFingerprint(const ModelConfig& config,
                                              const std::vector<TrainRow>& rows,
                                              const LoraAdapter& start,
                                              const TrainerOptions& options);

/// One trained matrix [rows, columns] with both moments of AdamW, all fp32.
struct TrainedState
{
    std::string name; ///< from trainedStateName
    std::int64_t rows = 0;
    std::int64_t columns = 0;
    std::span<float> value;
    std::span<float> firstMoment;
    std::span<float> secondMoment;
};

/// "layers.19.q_proj.lora_A"; `matrix` is 'A' or 'B'.
[[nodiscard]] std::string trainedStateName(int layer, LoraTarget target, char matrix);

/// `folder/trainer_state.safetensors`: the matrices, with step and fingerprint in the metadata.
[[nodiscard]] Result<void> writeTrainerState(const std::filesystem::path& folder,
                                             const std::vector<TrainedState>& matrices, int step,
                                             const std::string& fingerprint);

/// Fills the matrices and returns the step. They stay as they were if anything is wrong.
[[nodiscard]] Result<int> readTrainerState(const std::filesystem::path& folder,
                                           const std::vector<TrainedState>& matrices,
                                           const std::string& fingerprint);

} // namespace mesewright
