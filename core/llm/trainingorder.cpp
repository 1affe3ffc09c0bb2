// SPDX-License-Identifier: Apache-2.0
#include "core/llm/trainingorder.h"

#include <algorithm>

namespace mesewright {

TrainingOrder::TrainingOrder(std::size_t rows, const TrainerOptions& options)
    : m_rows(static_cast<int>(rows)), m_microBatch(options.microBatch),
      m_accumulation(options.accumulation), m_seed(options.seed)
{
}

int TrainingOrder::batchesPerEpoch() const
{
    return (m_rows + m_microBatch - 1) / m_microBatch;
}

int TrainingOrder::updatesPerEpoch() const
{
    return (batchesPerEpoch() + m_accumulation - 1) / m_accumulation;
}

std::vector<std::vector<int>> TrainingOrder::microBatches(int step) const
{
    const int epoch = step / updatesPerEpoch();
    const int group = step % updatesPerEpoch();
    const std::vector<int> order =
        torchRandperm(m_rows, m_seed + static_cast<std::uint64_t>(epoch));
    std::vector<std::vector<int>> batches;
    const int end = std::min((group + 1) * m_accumulation, batchesPerEpoch());
    for (int b = group * m_accumulation; b < end; ++b)
        batches.emplace_back(order.begin() + b * m_microBatch,
                             order.begin() + std::min((b + 1) * m_microBatch, m_rows));
    return batches;
}

double TrainingOrder::epoch(int steps) const
{
    const int perEpoch = updatesPerEpoch();
    return steps / perEpoch +
           static_cast<double>(steps % perEpoch * m_accumulation) / batchesPerEpoch();
}

std::vector<int> TrainingOrder::first(std::size_t count) const
{
    std::vector<int> order;
    for (int step = 0; order.size() < count; ++step)
        for (const auto& batch : microBatches(step))
            order.insert(order.end(), batch.begin(), batch.end());
    order.resize(count);
    return order;
}

} // namespace mesewright
