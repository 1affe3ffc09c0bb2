// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config/settings.h"
#include "core/llm/modelconfig.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mesewright {

/// What is known of the rows that would be trained, in tokens after the cut at max_len.
struct RowLengths
{
    std::size_t rows = 0;
    std::size_t longest = 0;
    double mean = 0;
};

struct MemoryPart
{
    std::string name;
    std::uint64_t bytes = 0;
};

/// What a training run on the processor (fp32) will need, in bytes.
struct TrainMemory
{
    std::vector<MemoryPart> parts; ///< their sum is what is expected
    std::uint64_t low = 0;         ///< if every micro-batch holds rows of mean length
    std::uint64_t high = 0;        ///< if one holds the longest only, with what the allocator keeps

    [[nodiscard]] std::uint64_t expected() const;
};

/// Counted from what the trainer keeps: all weights; four copies of the adapter (values, gradients,
/// two moments of AdamW); the cached input of the first trained layer for each token; the tape of
/// each trained layer for the longest micro-batch; 512 rows of logits with their gradient. Tests
/// compare it with peaks that were measured.
[[nodiscard]] TrainMemory estimateTrainMemory(const Settings& settings, const ModelConfig& config,
                                              const RowLengths& rows);

/// How many numbers the adapter of these settings trains.
[[nodiscard]] std::int64_t trainedWeights(const Settings& settings, const ModelConfig& config);

} // namespace mesewright
