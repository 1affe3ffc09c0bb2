// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/llm: what an exact resume needs, on disk.
#include "core/base/result.h"
#include "core/llm/torch/trainedlayer.h"
#include "core/llm/trainer.h"

#include <filesystem>
#include <string>
#include <vector>

namespace mesewright {

/// SHA-256 over rows, options and the shape of the adapter: a state fits only the run it came from.
[[nodiscard]] std::string trainingFingerprint(const ModelConfig& config,
                                              const std::vector<TrainRow>& rows,
                                              const LoraAdapter& start,
                                              const TrainerOptions& options);

/// `folder/trainer_state.safetensors`: A, B and both AdamW moments in fp32; step and fingerprint in
/// the metadata.
[[nodiscard]] Result<void> writeTrainerState(const std::filesystem::path& folder,
                                             const std::vector<TrainedLayer>& layers, int step,
                                             const std::string& fingerprint);

/// Fills the tensors and returns the step.
[[nodiscard]] Result<int> readTrainerState(const std::filesystem::path& folder,
                                           std::vector<TrainedLayer>& layers,
                                           const std::string& fingerprint);

} // namespace mesewright
