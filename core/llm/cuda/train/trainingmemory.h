// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/train/prefixcache.h"
#include "core/llm/cuda/train/tape.h"
#include "core/llm/cuda/train/trainedexperts.h"

#include <algorithm>
#include <cstdint>

namespace mesewright::cuda {

/// What a training run takes on the GPU beside the model's own weights, in bytes.
struct TrainingMemory
{
    std::uint64_t experts = 0;    ///< wide matrices of the trained layers, kept or in passing
    std::uint64_t parameters = 0; ///< A and B, gradients, moments
    std::uint64_t tape = 0;       ///< what the backward pass needs
    std::uint64_t work = 0;       ///< intermediate results, logits, cuBLAS
    std::uint64_t prefix = 0;     ///< intermediate results of the frozen layers
    std::uint64_t cache = 0;      ///< the frozen layers' output, if it is on the GPU
    std::uint64_t parked = 0;     ///< given back by the model once the cache is filled

    /// While it trains; 0 where the model has given back more than that.
    [[nodiscard]] std::uint64_t total() const
    {
        const std::uint64_t own =
            experts + parameters + tape + work + cache + (parked > 0 ? 0 : prefix);
        return own > parked ? own - parked : 0;
    }
    /// The most at once: while it trains, or while the cache is filled.
    [[nodiscard]] std::uint64_t most() const
    {
        return std::max(total(), parameters + cache + prefix);
    }
};

struct TrainingMemoryOptions
{
    ModelOptions model;
    ExpertForm form = ExpertForm::Expanded;
    int firstLayer = 0;
    int packTokens = 0;   ///< most tokens computed at once
    int headTokens = 0;   ///< most logits at once, in tokens
    int prefixTokens = 0; ///< most tokens that pass the frozen layers at once
    int rank = 0;
    std::int64_t parameters = 0;   ///< numbers of A and B together
    std::int64_t cachedTokens = 0; ///< whose hidden states stay on the GPU
    std::uint64_t parked = 0;      ///< CudaModel::Private::parkable(), if that is to happen
};
[[nodiscard]] TrainingMemory estimateTrainingMemory(const ModelConfig& config, WeightLayout layout,
                                                    const TrainingMemoryOptions& options);

} // namespace mesewright::cuda
