// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/train/trainingplan.h"

#include "core/base/text.h"

#include <algorithm>
#include <cuda_runtime_api.h>
#include <functional>

namespace mesewright::cuda {

namespace {

constexpr std::uint64_t spareBytes = 512ull << 20; // for kernels' own memory and the desktop
constexpr int headTokensFast = 512;
constexpr int headTokensSmall = 128;

std::uint64_t freeMemory()
{
    std::size_t free = 0;
    std::size_t total = 0;
    check(cudaMemGetInfo(&free, &total), "asking for free memory");
    return free;
}

/// The most tokens that one pack of an update can have; `lengths` descending.
int mostTokens(const std::vector<int>& lengths, const TrainerOptions& options)
{
    const std::size_t together =
        std::min(lengths.size(), static_cast<std::size_t>(options.microBatch) *
                                     static_cast<std::size_t>(options.accumulation));
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < together; ++i)
        sum += lengths[i];
    return std::max(lengths.front(), static_cast<int>(std::min<std::int64_t>(sum, mostPackTokens)));
}

} // namespace

TrainingPlan planTraining(const CudaModel::Private& m, const std::vector<TrainRow>& rows,
                          const LoraAdapter& start, const TrainerOptions& options,
                          const CudaTrainerOptions& wishes)
{
    std::vector<int> lengths;
    std::int64_t tokens = 0;
    for (const TrainRow& row : rows) {
        lengths.push_back(static_cast<int>(row.inputIds.size()));
        tokens += lengths.back();
    }
    std::sort(lengths.begin(), lengths.end(), std::greater<>());
    TrainingPlan plan;
    plan.packTokens = mostTokens(lengths, options);
    plan.longest = lengths.front();
    TrainingMemoryOptions memory;
    memory.model.precision = m.precision;
    memory.model.grouped = m.grouped.has_value();
    memory.firstLayer = m.config.layers;
    for (const LoraPair& pair : start.pairs) {
        memory.firstLayer = std::min(memory.firstLayer, pair.layer);
        memory.parameters += static_cast<std::int64_t>(pair.a.size() + pair.b.size());
    }
    memory.rank = start.rank;
    memory.packTokens = plan.packTokens;
    memory.prefixTokens = options.prefixCache ? PrefixCache::pieceTokens(rows) : plan.packTokens;
    const std::uint64_t free = std::min(freeMemory(), wishes.freeMemory.value_or(UINT64_MAX));
    const auto fits = [&](TrainingMode mode, bool park, std::int64_t cached) {
        const bool fast = mode == TrainingMode::Fast;
        plan.mode = mode;
        plan.park = park;
        plan.cache = cached > 0 ? PrefixCache::Place::Device : PrefixCache::Place::Host;
        plan.headTokens = std::min(fast ? headTokensFast : headTokensSmall, plan.packTokens);
        memory.form = fast ? ExpertForm::Expanded : ExpertForm::Packed;
        memory.headTokens = plan.headTokens;
        memory.cachedTokens = cached;
        memory.parked = park ? m.parkable(memory.firstLayer) : 0;
        plan.memory = estimateTrainingMemory(m.config, m.layout, memory);
        return plan.memory.most() + spareBytes <= free;
    };
    std::string lack;
    for (const TrainingMode mode : {TrainingMode::Fast, TrainingMode::Small})
        for (const bool park : {false, true}) {
            if ((park && (!options.prefixCache || memory.firstLayer == 0)) ||
                wishes.mode.value_or(mode) != mode || wishes.park.value_or(park) != park)
                continue;
            if (options.prefixCache && wishes.cacheOnDevice.value_or(true) &&
                fits(mode, park, tokens))
                return plan;
            if (!wishes.cacheOnDevice.value_or(false) && fits(mode, park, 0))
                return plan;
            lack = humanBytes(plan.memory.most() + spareBytes);
        }
    throw Failure(machineLacks(formatted(
        "training needs %s on %s beside the model, %s are free; lower max_len or the batch size, "
        "or close other programs on the GPU",
        lack.c_str(), m.device.name.c_str(), humanBytes(free).c_str())));
}

} // namespace mesewright::cuda
