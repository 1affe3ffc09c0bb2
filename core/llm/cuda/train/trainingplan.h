// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/llm/cuda: how a run uses the GPU's memory.
#include "core/llm/cuda/train/cudatrainer.h"
#include "core/llm/cuda/train/trainingmemory.h"

#include <vector>

namespace mesewright::cuda {

struct TrainingPlan
{
    TrainingMode mode = TrainingMode::Fast;
    bool park = false; ///< the frozen layers give their memory back once the cache is filled
    PrefixCache::Place cache = PrefixCache::Place::Device;
    int packTokens = 0; ///< computed together at most
    int headTokens = 0;
    int longest = 0; ///< row
    TrainingMemory memory;
};

/// Tokens computed together at most; a longer row goes alone.
inline constexpr int mostPackTokens = 4096;

/// The first that fits into the free memory: fast; fast with parked frozen layers (with a prefix
/// cache only); small; small with parked ones. Throws a Failure that says what to lower.
[[nodiscard]] TrainingPlan planTraining(const CudaModel::Private& model,
                                        const std::vector<TrainRow>& rows, const LoraAdapter& start,
                                        const TrainerOptions& options,
                                        const CudaTrainerOptions& wishes);

} // namespace mesewright::cuda
