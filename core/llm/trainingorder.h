// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/trainer.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace mesewright {

/// Which rows each update takes, a pure function of the number of rows and the options: the order
/// is drawn anew each epoch (torchRandperm of seed + epoch), the last micro-batch and the last
/// group of an epoch may be short, as Hugging Face's trainer has it.
class TrainingOrder
{
public:
    TrainingOrder(std::size_t rows, const TrainerOptions& options);

    [[nodiscard]] int batchesPerEpoch() const;
    [[nodiscard]] int updatesPerEpoch() const;
    /// Row numbers of each micro-batch of update `step`, which counts from 0.
    [[nodiscard]] std::vector<std::vector<int>> microBatches(int step) const;
    /// Epochs done after `steps` updates, fractional.
    [[nodiscard]] double epoch(int steps) const;
    /// The first `count` row numbers.
    [[nodiscard]] std::vector<int> first(std::size_t count) const;

private:
    int m_rows;
    int m_microBatch;
    int m_accumulation;
    std::uint64_t m_seed;
};

} // namespace mesewright
