// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/cudamodel.h"

#include <cstdint>

namespace mesewright::cuda {

/// A generation as far as its memory depends on it.
struct GenerationShape
{
    int rows = 0;         ///< in flight
    int prompts = 0;      ///< in the cache at once
    int promptTokens = 0; ///< of those prompts together
    int longestPrompt = 0;
    int newTokens = 0;
};

/// What a model takes on the GPU, in bytes.
struct MemoryEstimate
{
    std::uint64_t weights = 0;
    std::uint64_t passing = 0; ///< on top while loading
    std::uint64_t cache = 0;   ///< keys, values and logits of prompts and rows in flight
    std::uint64_t work = 0;    ///< intermediate results and cuBLAS' workspace

    /// The most at once: while loading or while generating.
    [[nodiscard]] std::uint64_t peak() const
    {
        return weights + (passing > cache + work ? passing : cache + work);
    }
};

/// Known before anything is loaded; within 10 % of the measured peak (tested).
[[nodiscard]] MemoryEstimate estimateMemory(const ModelConfig& config, WeightLayout layout,
                                            const ModelOptions& options,
                                            const GenerationShape& shape);

} // namespace mesewright::cuda
