// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/train/trainingmemory.h"

#include "core/llm/cuda/train/expertproducts.h"

namespace mesewright::cuda {

TrainingMemory estimateTrainingMemory(const ModelConfig& config, WeightLayout layout,
                                      const TrainingMemoryOptions& options)
{
    const Precision precision = options.model.precision;
    const bool grouped = groupedFits(config, layout, {precision, options.model.grouped});
    const int layers = config.layers - options.firstLayer;
    TrainShape shape;
    shape.config = config;
    shape.precision = precision;
    shape.tokens = options.packTokens;
    shape.rank = options.rank;
    shape.headTokens = options.headTokens;
    shape.layers = layers;
    TrainingMemory memory;
    memory.experts = TrainedExperts::bytes(config, layers, precision, layout != WeightLayout::Bf16,
                                           grouped, options.form);
    memory.parameters = static_cast<std::uint64_t>(options.parameters) * 4 * sizeof(float);
    memory.tape = LayerTape::bytes(shape) * static_cast<unsigned>(layers);
    memory.work =
        TrainWork::bytes(shape) + TrainPack::bytes(options.packTokens) + ExpertProducts::bytes();
    memory.prefix = prefixWorkBytes(config, precision, grouped, options.prefixTokens);
    memory.cache = PrefixCache::bytes(config, options.cachedTokens);
    memory.parked = options.parked;
    return memory;
}

} // namespace mesewright::cuda
